import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import type { Accountable } from './api.ts';
import type { FormProblem } from './problems-of.ts';
import styles from './Report.module.css';
import { writeText } from './write-text.ts';

type Props = { officer: Accountable | null; problems: readonly FormProblem[]; change: (officer: Accountable) => void };

/** 责任人: who answers for the report. */
export function OfficerFields({ officer, problems, change }: Props) {
  const text = useText(writeText);
  const { name = '', title = '' } = officer ?? {};
  const wrong = problems.some(({ field }) => field === 'accountable');
  return (
    <Panel title={text.accountable} note={text.accountableLead}>
      <div className={styles.row} id="of-accountable">
        <Field label={text.accountableName} problem={wrong ? text.formProblems.accountable_missing : undefined}>
          <Input wrong={wrong} maxLength={60} value={name} onChange={(event) => change({ name: event.target.value, title })} />
        </Field>
        <Field label={text.accountableTitle}>
          <Input maxLength={60} value={title} onChange={(event) => change({ name, title: event.target.value })} />
        </Field>
      </div>
    </Panel>
  );
}
