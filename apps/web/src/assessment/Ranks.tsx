import type { Assessment } from '@gongjian/contract/assessment';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Assessment.module.css';
import { assessmentText } from './text.ts';

type Rank = Assessment['ranks'][number];
type Props = { one: Assessment; chosen: string | undefined; onChoose: (unit: string) => void };

/** Ranks by group, 1, 2, 2, 4. */
export function Ranks({ one, chosen, onChoose }: Props) {
  const text = useText(assessmentText);
  const groups = [...new Set(one.ranks.map(({ group }) => group))];
  const columns: Column<Rank>[] = [
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
    { key: 'tier', title: text.tier, cell: ({ tier }) => tier, width: 90 },
    { key: 'basis', title: text.basis, cell: ({ basis }) => rounded(basis), width: 90, end: true },
    { key: 'added', title: text.added, cell: ({ added }) => rounded(added), width: 80, end: true },
    { key: 'deducted', title: text.deducted, cell: ({ deducted }) => rounded(deducted), width: 80, end: true },
  ];
  return groups.map((group) => {
    const title = `${text.ranks} · ${text.group[group as keyof typeof text.group] ?? group}`;
    return (
      <Panel key={group} title={title} flush>
        <DataTable label={title} columns={columns} rows={one.ranks.filter((rank) => rank.group === group)} rowKey={({ unit }) => unit.id} />
      </Panel>
    );
  });
}

const PLACES = 2;
/** For reading; what counts is kept exactly. */
export const rounded = (amount: string): string => (amount.includes('.') ? Number(amount).toFixed(PLACES) : amount);
