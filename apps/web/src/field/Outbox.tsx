import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { doorText } from './door-text.ts';
import styles from './Field.module.css';
import { useOfflineReady } from './offline-ready.ts';
import { unsentVisits } from './phone-store.ts';
import { fieldText } from './text.ts';
import { useField } from './use-field.ts';

/** 发件箱: how much the server does not have yet, under the thumb. */
export function Outbox() {
  const text = useText(fieldText);
  const door = useText(doorText);
  const { field, state } = useField();
  const offlineReady = useOfflineReady();
  const waiting = unsentVisits(state);
  const queued = state.queue.some((each) => each.state === 'here');
  const failed = !state.sending && state.online && queued && (state.sent === 'failed' || state.sent === 'unreachable');
  return (
    <footer className={styles.outbox} role="status">
      <div>
        <strong>{waiting === 0 ? text.allSent : text.waiting(waiting)}</strong>
        <p>{state.online ? (offlineReady ? text.offlineReady : text.offlineSoon) : text.offlineHint}</p>
        {state.sent === 'login_required' && queued && <p className={styles.loss}>{door.logInAgain}</p>}
        {failed && <p className={styles.loss}>{text.sendFailed}</p>}
      </div>
      {queued && state.sent === 'login_required' && (
        <Button look="primary" size="large" onClick={() => scrollTo({ top: 0 })}>
          {door.toLogin}
        </Button>
      )}
      {queued && state.sent !== 'login_required' && (
        <Button look="primary" size="large" busy={state.sending} disabled={!state.online} onClick={() => void field.send()}>
          {state.sending ? text.sending : text.send}
        </Button>
      )}
    </footer>
  );
}
