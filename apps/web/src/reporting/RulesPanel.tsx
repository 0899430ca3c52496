import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import { ruleProblems } from '@gongjian/domain/reporting/reminders';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';
import { RuleRow } from './RuleRow.tsx';

type Rule = ReminderSetting['rules'][number];
type Row = Rule & { readonly row: number };
type Words = (typeof noticesText)['zh'];

/** Rules while they are being changed: each row keeps its place; `ready` when they can be kept. */
export function useRules(kept: readonly Rule[]) {
  const [rows, setRows] = useState<readonly Row[]>(() => kept.map((rule, row) => ({ ...rule, row })));
  const rules = rows.map(({ kind, workdays, to }) => ({ kind, workdays, to }));
  const wrong = new Map(ruleProblems(rules).map(({ code, at }) => [Number(at[1]), code as keyof Words['ruleProblems']]));
  return { rows, setRows, rules, wrong, ready: wrong.size === 0 && rules.every(({ to }) => to.length > 0) };
}

type Props = { title: string; lead: string; edited: ReturnType<typeof useRules>; actions?: ReactNode };

/** 提醒规则, one a row. */
export function RulesPanel({ title, lead, edited: { rows, setRows, wrong }, actions }: Props) {
  const text = useText(noticesText);
  const add = (): void =>
    setRows([...rows, { kind: 'overdue', workdays: 7, to: ['reporter'], row: Math.max(-1, ...rows.map(({ row }) => row)) + 1 }]);
  return (
    <Panel
      title={title}
      note={String(rows.length)}
      actions={
        <>
          {actions}
          <Button size="small" disabled={rows.length >= 20} onClick={add}>
            {text.addRule}
          </Button>
        </>
      }
      flush
    >
      <p className={styles.message}>{rows.length === 0 ? text.noRules : lead}</p>
      {rows.map((one, i) => {
        const problem = wrong.get(i);
        return (
          <RuleRow
            key={one.row}
            rule={one}
            problem={problem && text.ruleProblems[problem]}
            onChange={(rule) => setRows(rows.map((old) => (old.row === one.row ? { ...rule, row: one.row } : old)))}
            onRemove={() => setRows(rows.filter(({ row }) => row !== one.row))}
          />
        );
      })}
    </Panel>
  );
}
