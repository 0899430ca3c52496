import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import { ruleProblems } from '@gongjian/domain/reporting/reminders';
import { InputNumber } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useReminders, useSaveReminders } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';
import { RuleRow } from './RuleRow.tsx';

/** 提醒规则 and 免打扰. */
export function ReminderRules() {
  return <Loaded query={useReminders()}>{(setting) => <RulesForm key={setting.version} setting={setting} />}</Loaded>;
}

type Rule = ReminderSetting['rules'][number];
type Row = Rule & { readonly row: number };

function RulesForm({ setting }: { setting: ReminderSetting }) {
  const text = useText(noticesText);
  const words = useText(uiText);
  const save = useSaveReminders();
  const [rows, setRows] = useState<readonly Row[]>(() => setting.rules.map((rule, row) => ({ ...rule, row })));
  const [quiet, setQuiet] = useState({
    quietFrom: setting.quietFrom,
    quietTo: setting.quietTo,
    workdaysOnly: setting.workdaysOnly,
    pressGapHours: setting.pressGapHours,
  });
  const rules = rows.map(({ kind, workdays, to }) => ({ kind, workdays, to }));
  const wrong = new Map(ruleProblems(rules).map(({ code, at }) => [Number(at[1]), code as keyof typeof text.ruleProblems]));
  const ready = wrong.size === 0 && rules.every(({ to }) => to.length > 0) && quiet.quietFrom !== '' && quiet.quietTo !== '';
  const add = (): void =>
    setRows([...rows, { kind: 'overdue', workdays: 7, to: ['reporter'], row: Math.max(-1, ...rows.map(({ row }) => row)) + 1 }]);
  const keep = (): void => save.mutate({ version: setting.version, rules, ...quiet }, { onSuccess: () => tell(text.saved) });
  return (
    <div className={styles.stack}>
      <Panel
        title={text.rules}
        note={String(rows.length)}
        actions={
          <Button size="small" disabled={rows.length >= 20} onClick={add}>
            {text.addRule}
          </Button>
        }
        flush
      >
        <p className={styles.message}>{rows.length === 0 ? text.noRules : text.rulesLead}</p>
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
      <Panel title={text.quiet}>
        <p className="soft">{text.quietLead}</p>
        <div className={styles.choice}>
          <Field label={text.quietFrom}>
            <Input type="time" value={quiet.quietFrom} onChange={(event) => setQuiet({ ...quiet, quietFrom: event.target.value })} />
          </Field>
          <Field label={text.quietTo}>
            <Input type="time" value={quiet.quietTo} onChange={(event) => setQuiet({ ...quiet, quietTo: event.target.value })} />
          </Field>
        </div>
        <Checkbox checked={quiet.workdaysOnly} onChange={(workdaysOnly) => setQuiet({ ...quiet, workdaysOnly })}>
          {text.workdaysOnly}
        </Checkbox>
      </Panel>
      <Panel title={text.pressGap}>
        <p className="soft">{text.pressGapLead}</p>
        <Field label={text.pressGapHours}>
          <InputNumber
            min={0}
            max={720}
            precision={0}
            value={quiet.pressGapHours}
            onChange={(hours) => setQuiet({ ...quiet, pressGapHours: hours ?? 0 })}
          />
        </Field>
      </Panel>
      <Problem error={save.error} words={text.ruleProblems} />
      <div className={styles.toolbar}>
        <Button look="primary" disabled={!ready} busy={save.isPending} onClick={keep}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
