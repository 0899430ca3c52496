import { useText } from '../ui/language.ts';
import { matrixText } from './matrix-text.ts';
import styles from './Reporting.module.css';
import { type Counts, kindOf, type TimelinessKind } from './timeliness-kind.ts';

const tones: Readonly<Record<TimelinessKind, 'good' | 'warn' | 'danger' | 'idle'>> = {
  on_time: 'good',
  late: 'warn',
  missing: 'danger',
  none: 'idle',
};
const signs: Readonly<Record<TimelinessKind, string>> = { on_time: '●', late: '▲', missing: '■', none: '○' };

export const TimelinessWord = ({ kind, children }: { kind: TimelinessKind; children: string }) => (
  <span className={`${styles.sign} ${styles[tones[kind]]}`}>
    <span aria-hidden="true">{signs[kind]}</span>
    {children}
  </span>
);

/** 报送时效 of one unit in one month, in one word; the worst of its reports decides. */
export function TimelinessSign({ counts }: { counts: Counts | null }) {
  const text = useText(matrixText);
  const kind = kindOf(counts);
  const word = { late: text.lateCell(counts?.worstLateDays ?? 0), missing: text.missingCell(counts?.missing ?? 0) };
  return <TimelinessWord kind={kind}>{kind === 'late' || kind === 'missing' ? word[kind] : text.cells[kind]}</TimelinessWord>;
}
