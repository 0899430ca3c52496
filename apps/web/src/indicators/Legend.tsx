import type { ReactNode } from 'react';
import { useText } from '../ui/language.ts';
import styles from './Pace.module.css';
import { indicatorsText } from './text.ts';

/** What each line of the chart means. */
export function Legend({ projected, sealed }: { projected: boolean; sealed: boolean }) {
  const text = useText(indicatorsText);
  return (
    <>
      <Key word={text.planned}>
        <polyline className={styles.planned} points="0,6 24,6" />
      </Key>
      <Key word={text.actual}>
        <polyline className={styles.actual} points="0,6 24,6" />
      </Key>
      {projected && (
        <>
          <Key word={text.projected}>
            <polyline className={styles.projected} points="0,6 24,6" />
          </Key>
          <Key word={text.band}>
            <rect className={styles.band} width="24" height="12" />
          </Key>
        </>
      )}
      {sealed && (
        <Key word={text.sealed}>
          <rect className={styles.sealed} width="24" height="12" />
        </Key>
      )}
    </>
  );
}

const Key = ({ word, children }: { word: string; children: ReactNode }) => (
  <span>
    <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">
      {children}
    </svg>
    {word}
  </span>
);
