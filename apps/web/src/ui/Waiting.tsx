import { useText } from './language.ts';
import styles from './State.module.css';
import { uiText } from './text.ts';

/** Grey lines in the place of what is still being read. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  const text = useText(uiText);
  return (
    <div className={styles.waiting} role="status" aria-live="polite">
      <span className="unseen">{text.loading}</span>
      {Array.from({ length: rows }, (_, i) => `${96 - ((i * 17) % 40)}%`).map((width) => (
        <span key={width} className={styles.line} style={{ width }} />
      ))}
    </div>
  );
}
