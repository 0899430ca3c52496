import type { ExplainedNode, unitScore } from '@gongjian/contract/assessment';
import type { z } from 'zod';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Assessment.module.css';
import { useUnitScore } from './api.ts';
import { rounded } from './Ranks.tsx';
import { assessmentText } from './text.ts';

type Score = z.output<typeof unitScore>;
type Line = ExplainedNode & { readonly depth: number };

/** One unit's score, from the score down to the records, and what would gain it a place. */
export function UnitScore({ id, unit }: { id: string; unit: string }) {
  const found = useUnitScore(id, unit);
  return (
    <Loaded query={found} rows={5}>
      {(score) => <Shown score={score} />}
    </Loaded>
  );
}

const flat = (nodes: readonly ExplainedNode[], depth = 0): Line[] =>
  nodes.flatMap((node) => [{ ...node, depth }, ...flat(node.parts, depth + 1)]);

const HUNDRED = 100;

function Shown({ score }: { score: Score }) {
  const text = useText(assessmentText);
  const columns: Column<Line>[] = [
    { key: 'item', title: text.item, cell: ({ title, depth }) => <span className={depth > 0 ? styles.part : undefined}>{title}</span> },
    { key: 'share', title: text.share, cell: ({ share }) => `${(Number(share) * HUNDRED).toFixed(1)}%`, width: 80, end: true },
    { key: 'points', title: text.points, cell: ({ points }) => (points === null ? '——' : rounded(points)), width: 90, end: true },
    { key: 'gives', title: text.gives, cell: ({ gives }) => rounded(gives), width: 90, end: true },
    { key: 'value', title: text.value, cell: (line) => <Value line={line} />, width: 280 },
  ];
  return (
    <Panel title={text.scoreOf(score.unit.name)} note={`${score.published}`} flush>
      <DataTable label={text.scoreOf(score.unit.name)} columns={columns} rows={flat(score.tree)} rowKey={({ code }) => code} />
      <ul className={styles.changes}>
        {[...score.additions, ...score.deductions, ...score.vetoes].map(({ code, title, times, points, rows }) => (
          <li key={code}>
            {title} · {text.times(times)} · {rounded(points)} · <span className="soft">{text.rows(rows.length)}</span>
          </li>
        ))}
      </ul>
      <Next score={score} />
    </Panel>
  );
}

function Value({ line: { actual, target, how, rows } }: { line: Line }) {
  const text = useText(assessmentText);
  if (actual === null) return <span className="soft">{text.how[how]}</span>;
  const source = rows.length === 1 && rows[0] === 'told' ? text.told : text.rows(rows.length);
  return (
    <span title={rows.join('\n')}>
      {target === null ? actual : `${actual} / ${target}`} <span className="soft">{source}</span>
    </span>
  );
}

function Next({ score: { next, rank } }: { score: Score }) {
  const text = useText(assessmentText);
  return (
    <div className={styles.next}>
      <h3>{text.next}</h3>
      {next === null && rank === 1 && <p>{text.first}</p>}
      {next !== null && <p>{text.nextLead(next.ahead.name, next.gap)}</p>}
      {next !== null && next.ways.length === 0 && <p>{text.noWay}</p>}
      <ul>
        {(next?.ways ?? []).map(({ item, title, points, needs }) => (
          <li key={item}>{text.nextWay(title, rounded(points), rounded(needs))}</li>
        ))}
      </ul>
    </div>
  );
}
