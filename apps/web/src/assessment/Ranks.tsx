import type { Assessment } from '@gongjian/contract/assessment';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Assessment.module.css';
import { useIntervals } from './api.ts';
import { inputsText } from './inputs-text.ts';
import { assessmentText } from './text.ts';

type Rank = Assessment['ranks'][number];
type Props = { one: Assessment; chosen: string | undefined; onChoose: (unit: string) => void };

/** Ranks by group, 1, 2, 2, 4; beside each, how firm it is, and what follows from it. */
export function Ranks({ one, chosen, onChoose }: Props) {
  const text = useText(assessmentText);
  const more = useText(inputsText);
  const intervals = useIntervals(one.id);
  const groups = [...new Set(one.ranks.map(({ group }) => group))];
  const columns = useRankColumns(one, chosen, onChoose);
  return (
    <>
      {groups.map((group) => {
        const title = `${text.ranks} · ${text.group[group as keyof typeof text.group] ?? group}`;
        const rows = one.ranks.filter((rank) => rank.group === group);
        return (
          <Panel key={group} title={title} flush>
            <DataTable label={title} columns={columns} rows={rows} rowKey={({ unit }) => unit.id} />
          </Panel>
        );
      })}
      {intervals.data && one.definition.parts.length > 0 && !one.definition.multiplies && (
        <p className="soft">{more.intervalLead(intervals.data.runs, Math.round(intervals.data.spread * HUNDRED), intervals.data.seed)}</p>
      )}
    </>
  );
}

const HUNDRED = 100;

function useRankColumns(one: Assessment, chosen: string | undefined, onChoose: (unit: string) => void): Column<Rank>[] {
  const text = useText(assessmentText);
  const more = useText(inputsText);
  const intervals = new Map(useIntervals(one.id).data?.units.map(({ unit, low, high }) => [unit.id, `${low}–${high}`]));
  const actions = new Map(one.definition.tiers.map(({ title, action }) => [title, action]));
  const follows = one.definition.tiers.some(({ action }) => action !== undefined);
  return [
    { key: 'rank', title: text.rank, cell: ({ rank }) => rank, width: 60, end: true },
    {
      key: 'unit',
      title: text.unit,
      cell: ({ unit, vetoed }) => (
        <>
          <Button look="text" aria-pressed={unit.id === chosen} onClick={() => onChoose(unit.id)}>
            {unit.name}
          </Button>
          {vetoed && <span className={styles.veto}>{text.vetoed}</span>}
        </>
      ),
    },
    { key: 'score', title: text.score, cell: ({ published }) => <strong>{published}</strong>, width: 90, end: true },
    // Where nothing is weighed, no weight can move a rank.
    ...(one.definition.parts.length > 0 && !one.definition.multiplies
      ? [{ key: 'interval', title: more.interval, cell: ({ unit }: Rank) => intervals.get(unit.id) ?? '', width: 90, end: true }]
      : []),
    { key: 'tier', title: text.tier, cell: ({ tier }) => tier, width: 90 },
    ...(follows ? [{ key: 'action', title: more.action, cell: ({ tier }: Rank) => actions.get(tier ?? '') ?? '', width: 150 }] : []),
    ...(one.pool === null
      ? []
      : [{ key: 'grant', title: more.grant, cell: ({ grant }: Rank) => (grant ?? 0).toLocaleString('zh-CN'), width: 130, end: true }]),
    { key: 'basis', title: text.basis, cell: ({ basis }) => rounded(basis), width: 90, end: true },
    { key: 'added', title: text.added, cell: ({ added }) => rounded(added), width: 80, end: true },
    { key: 'deducted', title: text.deducted, cell: ({ deducted }) => rounded(deducted), width: 80, end: true },
  ];
}

const PLACES = 2;
/** For reading; what counts is kept exactly. */
export const rounded = (amount: string): string => (amount.includes('.') ? Number(amount).toFixed(PLACES) : amount);
