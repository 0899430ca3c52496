import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import { RECIPIENTS, REMINDERS, type ReminderKind } from '@gongjian/domain/reporting/reminders';
import { InputNumber, Select } from 'antd';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/language.ts';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';
import { reportingText } from './text.ts';

type Rule = ReminderSetting['rules'][number];
type Props = { rule: Rule; problem: string | undefined; onChange: (rule: Rule) => void; onRemove: () => void };

/** What each kind counts from: nothing, the opening or due day itself, or working days before or after. */
const counts: Readonly<Record<ReminderKind, { fixed: number | null } | { word: 'before' | 'after'; sign: 1 | -1; first: number }>> = {
  opens: { fixed: null },
  soon: { word: 'before', sign: -1, first: 3 },
  tomorrow: { word: 'before', sign: -1, first: 1 },
  today: { fixed: 0 },
  overdue: { word: 'after', sign: 1, first: 1 },
};

/** One rule: which reminder, how many working days off the due day, to whom. */
export function RuleRow({ rule, problem, onChange, onRemove }: Props) {
  const text = useText(noticesText);
  const kinds = useText(reportingText).messageKinds;
  const count = counts[rule.kind];
  const choose = (kind: ReminderKind): void => {
    const chosen = counts[kind];
    onChange({ ...rule, kind, workdays: 'fixed' in chosen ? chosen.fixed : chosen.sign * chosen.first });
  };
  return (
    <div className={styles.message}>
      <div className={styles.choice}>
        <Field label={text.kind} problem={problem}>
          <Select value={rule.kind} onChange={choose} options={REMINDERS.map((value) => ({ value, label: kinds[value] }))} />
        </Field>
        {'fixed' in count ? (
          <Field label={text.when}>
            <output>{count.fixed === null ? text.onOpening : text.onDue}</output>
          </Field>
        ) : (
          <Field label={text[count.word]}>
            <InputNumber
              min={1}
              max={count.sign < 0 ? 15 : 30}
              precision={0}
              value={Math.abs(rule.workdays ?? count.first)}
              onChange={(n) => onChange({ ...rule, workdays: count.sign * (n ?? count.first) })}
            />
          </Field>
        )}
        <Field label={text.to}>
          <Select
            mode="multiple"
            value={rule.to}
            onChange={(to) => onChange({ ...rule, to })}
            options={RECIPIENTS.map((value) => ({ value, label: text.recipients[value] }))}
          />
        </Field>
      </div>
      <div className={styles.toolbar}>
        <Button look="text" size="small" danger onClick={onRemove}>
          {text.removeRule}
        </Button>
      </div>
    </div>
  );
}
