import { useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { LanguageButton, LoginForm } from './Door.tsx';
import { doorText } from './door-text.ts';
import styles from './Field.module.css';
import { Home } from './Home.tsx';
import { Outbox } from './Outbox.tsx';
import { unsentVisits } from './phone-store.ts';
import { fieldText } from './text.ts';
import { useField } from './use-field.ts';
import { VisitScreen } from './VisitScreen.tsx';
import { goTo, useWhere } from './where.ts';
import type { Who } from './who.ts';

type Props = { expired: boolean; onWho: (who: Who) => void; onLeave: () => Promise<void> };

/** The frame: whose phone it is, whether there is a network, what waits to be sent. */
export function Inside({ expired, onWho, onLeave }: Props) {
  const where = useWhere();
  const { field, state } = useField();
  const visit = where.at === 'visit' ? state.visits.find(({ id }) => id === where.id) : undefined;
  return (
    <>
      <TopBar onLeave={onLeave} atHome={visit === undefined} />
      {(expired || state.sent === 'login_required') && <Expired login={field.person.login} name={field.person.name} onWho={onWho} />}
      <main className={styles.main} id="content">
        {visit ? <VisitScreen key={visit.id} visit={visit} /> : <Home />}
      </main>
      <Outbox />
    </>
  );
}

function TopBar({ onLeave, atHome }: { onLeave: () => Promise<void>; atHome: boolean }) {
  const text = useText(fieldText);
  const { field, state } = useField();
  return (
    <header className={styles.top}>
      {atHome ? (
        <img src="/favicon.svg" alt="" width="28" height="28" />
      ) : (
        <button type="button" className={styles.back} onClick={() => goTo({ at: 'home' })} aria-label={text.back}>
          ‹
        </button>
      )}
      <strong className={styles.topTitle}>{text.product}</strong>
      <span className={state.online ? styles.online : styles.offline} role="status">
        {state.online ? text.online : text.offline}
      </span>
      <LanguageButton />
      <Leave name={field.person.name} onLeave={onLeave} />
    </header>
  );
}

function Expired({ login, name, onWho }: { login: string; name: string; onWho: (who: Who) => void }) {
  const door = useText(doorText);
  return (
    <section className={styles.expired} aria-label={door.logIn}>
      <p role="alert">{door.expired(name)}</p>
      <LoginForm login={login} onWho={onWho} />
    </section>
  );
}

function Leave({ name, onLeave }: { name: string; onLeave: () => Promise<void> }) {
  const door = useText(doorText);
  const { field, state } = useField();
  const dialog = useRef<HTMLDialogElement>(null);
  const waiting = unsentVisits(state);
  return (
    <>
      <button type="button" className={styles.person} onClick={() => dialog.current?.showModal()} aria-label={`${name} · ${door.logOut}`}>
        {name}
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-label={door.logOutTitle}>
        <h2>{door.logOutTitle}</h2>
        <p role={waiting > 0 ? 'alert' : undefined} className={waiting > 0 ? styles.loss : undefined}>
          {waiting > 0 ? door.logOutUnsent(waiting) : door.logOutPlain}
        </p>
        <div className={styles.dialogDeeds}>
          <Button size="large" onClick={() => dialog.current?.close()}>
            {door.stay}
          </Button>
          {waiting > 0 && (
            <Button size="large" look="primary" busy={state.sending} onClick={() => void field.handAll()}>
              {door.sendFirst}
            </Button>
          )}
          <Button size="large" danger={waiting > 0} look={waiting > 0 ? 'plain' : 'primary'} onClick={() => void onLeave()}>
            {waiting > 0 ? door.leaveUnsent : door.leave}
          </Button>
        </div>
      </dialog>
    </>
  );
}
