import { type ReactNode, useId } from 'react';
import styles from './Panel.module.css';

type Props = { title: string; note?: ReactNode; actions?: ReactNode; flush?: boolean; children?: ReactNode };

/** A titled part of a screen; a landmark a screen reader can jump to. */
export function Panel({ title, note, actions, flush, children }: Props) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children !== undefined && children !== false && <div className={flush ? styles.flush : styles.body}>{children}</div>}
    </section>
  );
}
