import { Link } from '@tanstack/react-router';
import matrix from '../tasks/Matrix.module.css';
import { Empty } from '../ui/Empty.tsx';
import { monthText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { type TimelinessTable, useTimeliness } from './api.ts';
import { MatrixStrip } from './MatrixStrip.tsx';
import { monthName } from './months.ts';
import styles from './Reporting.module.css';
import { TimelinessSign, TimelinessWord } from './TimelinessSign.tsx';
import { reportingText } from './text.ts';

const kinds = ['on_time', 'late', 'missing', 'none'] as const;

/** Units by months: who reported in time, who late and by how much, and what never came. */
export function TimelinessMatrix({ year }: { year: number }) {
  const text = useText(reportingText);
  const narrow = useNarrow();
  const table = useTimeliness(year);
  return (
    <Loaded query={table} rows={12}>
      {(found) =>
        found.units.length === 0 ? (
          <Empty>{text.noMatrix}</Empty>
        ) : (
          <Panel title={text.matrixYear(year)} note={`${found.units.length} × ${found.months.length}`} flush>
            <Legend />
            {narrow ? (
              <MatrixStrip table={found} />
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
              <section className={matrix.frame} tabIndex={0} aria-label={text.matrix}>
                <Grid table={found} />
              </section>
            )}
          </Panel>
        )
      }
    </Loaded>
  );
}

function Legend() {
  const text = useText(reportingText);
  return (
    <div className={styles.legend}>
      {kinds.map((kind) => (
        <TimelinessWord key={kind} kind={kind}>
          {text.cells[kind]}
        </TimelinessWord>
      ))}
      <span>{text.legend}</span>
    </div>
  );
}

function Grid({ table }: { table: TimelinessTable }) {
  const text = useText(reportingText);
  const language = useLanguage();
  const month = (name: string): string => monthText(Number(name.slice(5)), language);
  return (
    <table className={`${matrix.grid} ${styles.matrix}`}>
      <thead>
        <tr>
          <th scope="col">{text.unit}</th>
          {table.months.map((name) => (
            <th key={name} scope="col">
              {month(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.units.map(({ unit, months }) => (
          <tr key={unit.id}>
            <th scope="row">
              <Link to="/reports" search={{ unit: unit.id, month: 'all' }}>
                {unit.name}
              </Link>
            </th>
            {table.months.map((name, i) => (
              <Cell key={name} label={month(name)} unit={unit.name} month={monthName(name, language)} counts={months[i] ?? null} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { label: string; unit: string; month: string; counts: TimelinessTable['units'][number]['months'][number] };

function Cell({ label, unit, month, counts }: CellProps) {
  const text = useText(reportingText);
  if (counts === null) return <td className={matrix.none} data-label={label} />;
  const { owed, onTime, late, missing } = counts;
  return (
    <td data-label={label} title={text.cellTitle(unit, month, owed, onTime, late, missing)}>
      <TimelinessSign counts={counts} />
    </td>
  );
}
