import type { ObligationItem, ReportState as StateName } from '@gongjian/contract/reporting';
import { useText } from '../ui/language.ts';
import styles from './Reporting.module.css';
import { reportingText } from './text.ts';

/** Each state has a shape of its own, so that nothing is told by colour alone. */
const shapes: Readonly<Record<StateName, string>> = {
  not_due: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM6 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  due: 'M6 1l5 5-5 5-5-5z',
  overdue: 'M1 1h10v10H1z',
  submitted: 'M1 2l10 4-10 4z',
  returned: 'M11 2L1 6l10 4z',
  accepted: 'M1 6l1.6-1.6L5 6.8l4.4-4.4L11 4 5 10z',
  sealed: 'M2 5h1.5V3.5a2.5 2.5 0 0 1 5 0V5H10v6H2zM5 5h2V3.5a1 1 0 0 0-2 0z',
};
const tones: Readonly<Record<StateName, 'idle' | 'warn' | 'danger' | 'lead' | 'good'>> = {
  not_due: 'idle',
  due: 'warn',
  overdue: 'danger',
  submitted: 'lead',
  returned: 'danger',
  accepted: 'good',
  sealed: 'idle',
};

/** Where a report stands: shape, word, and on whose desk it lies. */
export function ReportState({ state, desk }: { state: StateName; desk?: ObligationItem['desk'] | undefined }) {
  const text = useText(reportingText);
  return (
    <span className={styles.signs}>
      <span className={`${styles.sign} ${styles[tones[state]]}`}>
        <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
          <path d={shapes[state]} fill="currentColor" fillRule="evenodd" />
        </svg>
        {text.states[state]}
      </span>
      {desk && state === 'submitted' && <span className={styles.desk}>{text.deskOf(text.desk[desk.at], desk.level, desk.of)}</span>}
    </span>
  );
}
