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

type Words = (typeof matrixText)['zh'];

const wordOf = (counts: Counts | null, text: Words): string => {
  const kind = kindOf(counts);
  if (kind === 'late') return text.lateCell(counts?.worstLateDays ?? 0);
  return kind === 'missing' ? text.missingCell(counts?.missing ?? 0) : text.cells[kind];
};

/** 报送时效 of one unit in one month, in one word; the worst of its reports decides. */
export function TimelinessSign({ counts }: { counts: Counts | null }) {
  return <TimelinessWord kind={kindOf(counts)}>{wordOf(counts, useText(matrixText))}</TimelinessWord>;
}

/** The same as a mark alone; nothing where nothing was owed. */
export function TimelinessMark({ counts }: { counts: Counts | null }) {
  const word = wordOf(counts, useText(matrixText));
  const kind = kindOf(counts);
  return (
    <span className={styles[tones[kind]]} title={word}>
      <span aria-hidden="true">{kind === 'none' ? '·' : signs[kind]}</span>
      <span className="unseen">{word}</span>
    </span>
  );
}
