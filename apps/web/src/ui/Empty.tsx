import type { ReactNode } from 'react';
import styles from './State.module.css';

/** Nothing to show: says so in words, and what to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className="soft">{children}</p>
      {action}
    </div>
  );
}
