import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { useNarrow } from '../ui/useNarrow.ts';
import type { Board } from './api.ts';
import styles from './Reporting.module.css';
import { TimelinessSign } from './TimelinessSign.tsx';
import { reportingText } from './text.ts';

type Row = Board['units'][number];
type Words = (typeof reportingText)['zh'];
/** `chosen` is null where nobody can be pressed. */
type Props = { month: string; units: readonly Row[]; chosen: readonly string[] | null; choose: (units: readonly string[]) => void };

/** Each unit's month: how much came in and when, and who holds the rest. */
export function BoardUnits({ month, units, chosen, choose }: Props) {
  const text = useText(reportingText);
  const language = useLanguage();
  const narrow = useNarrow();
  const columns = [...(chosen ? [choosing(text, chosen, choose)] : []), ...(narrow ? shortColumns : columnsOf)(text, language, month)];
  return <DataTable label={text.unitsOf} columns={columns} rows={units} rowKey={({ unit }) => unit.id} empty={text.noneOwed} />;
}

const choosing = (text: Words, chosen: readonly string[], choose: Props['choose']): Column<Row> => ({
  key: 'choose',
  title: text.choose,
  width: 50,
  cell: ({ unit, missing, returned }) => (
    <input
      type="checkbox"
      className={styles.check}
      aria-label={text.chooseUnit(unit.name)}
      disabled={missing + returned === 0}
      checked={chosen.includes(unit.id)}
      onChange={(event) => choose(event.target.checked ? [...chosen, unit.id] : chosen.filter((one) => one !== unit.id))}
    />
  ),
});

const columnsOf = (text: Words, language: Language, month: string): Column<Row>[] => [
  {
    key: 'unit',
    title: text.unit,
    cell: ({ unit }) => (
      <Link to="/reports" search={{ month, unit: unit.id }}>
        {unit.name}
      </Link>
    ),
  },
  { key: 'timeliness', title: text.timeliness, cell: (row) => <TimelinessSign counts={row} />, width: 110 },
  { key: 'expected', title: text.expected, cell: ({ expected }) => expected, end: true },
  { key: 'reported', title: text.reported, cell: ({ reported }) => reported, end: true },
  { key: 'onTime', title: text.cells.on_time, cell: ({ onTime }) => onTime, end: true },
  { key: 'late', title: text.cells.late, cell: ({ late }) => late, end: true },
  { key: 'worst', title: text.worst, cell: ({ worstLateDays }) => worstLateDays || '', end: true },
  { key: 'missing', title: text.missing, cell: ({ missing }) => missing, end: true },
  { key: 'returned', title: text.states.returned, cell: ({ returned }) => returned, end: true },
  { key: 'accepted', title: text.states.accepted, cell: ({ accepted }) => accepted, end: true },
  { key: 'holding', title: text.holding, cell: ({ holding: { unit, unitReview, bureau } }) => text.holds(unit, unitReview, bureau) },
  {
    key: 'pressed',
    title: text.lastPressed,
    cell: ({ lastPressedAt }) => (lastPressedAt === null ? '' : instantText(lastPressedAt, language)),
  },
];

/** On a telephone a unit is three lines: its name, how it reported, who holds the rest. */
const shortColumns: typeof columnsOf = (text, language, month) => [
  ...columnsOf(text, language, month).filter(({ key }) => key === 'unit' || key === 'timeliness'),
  {
    key: 'counts',
    title: text.reportedOfExpected,
    cell: ({ reported, expected, late, missing }) =>
      [
        `${reported} / ${expected}`,
        ...(late > 0 ? [`${text.cells.late} ${late}`] : []),
        ...(missing > 0 ? [`${text.missing} ${missing}`] : []),
      ].join(' · '),
  },
  {
    key: 'holding',
    title: text.holding,
    cell: ({ holding: { unit, unitReview, bureau } }) => (unit + unitReview + bureau === 0 ? '——' : text.holds(unit, unitReview, bureau)),
  },
];
