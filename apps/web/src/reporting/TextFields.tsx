import type { ReportContent } from '@gongjian/contract/reporting';
import { TEXT_LIMIT } from '@gongjian/domain/reporting/submission';
import { Field } from '../ui/Field.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import type { FormProblem } from './problems-of.ts';
import styles from './Report.module.css';
import { reportingText } from './text.ts';

const fields = [
  { field: 'progress', rows: 6 },
  { field: 'problems', rows: 3 },
  { field: 'nextStep', rows: 3 },
  { field: 'supportNeeded', rows: 2 },
] as const;

type Props = { content: ReportContent; problems: readonly FormProblem[]; change: (part: Partial<ReportContent>) => void };

export function TextFields({ content, problems, change }: Props) {
  const text = useText(reportingText);
  return (
    <Panel title={text.text}>
      <div className={styles.fields}>
        {fields.map(({ field, rows }) => {
          const wrong = problems.find((problem) => problem.field === field);
          const length = content[field].length;
          return (
            <div key={field} id={`of-${field}`}>
              <Field
                label={text[field]}
                hint={length > 0 ? text.characters(length, TEXT_LIMIT) : field === 'progress' ? text.progressHint : undefined}
                problem={wrong && text.formProblems[wrong.code]}
              >
                <TextArea
                  rows={rows}
                  maxLength={4000}
                  aria-invalid={wrong !== undefined || undefined}
                  value={content[field]}
                  onChange={(event) => change({ [field]: event.target.value })}
                />
              </Field>
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
