import { useSession } from '../session/api.ts';
import { useText } from '../ui/language.ts';
import styles from './Shell.module.css';
import { shellText } from './text.ts';

/** Says on every screen what of it is not real: reports nobody wrote, and a day that is not today. */
export function DemoBanner() {
  const text = useText(shellText);
  const shown = useSession().data?.demonstration;
  if (!shown) return null;
  return (
    <aside className={styles.demo} aria-label={text.demonstration}>
      {shown.simulated && <strong>{text.simulated}</strong>}
      {shown.today !== null && (
        <span>
          {text.demoDay} {shown.today}
        </span>
      )}
    </aside>
  );
}
