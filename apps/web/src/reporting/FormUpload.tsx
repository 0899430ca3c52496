import { Radio } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { CellProblems } from './CellProblems.tsx';
import { type FormReply, useFormUpload } from './form-api.ts';
import { formText } from './form-text.ts';
import styles from './Reporting.module.css';

type As = FormReply['as'];

/** Drop, see what the form would do and every problem of it, then all or nothing. */
export function FormUpload({ month, unit }: { month: string; unit: string }) {
  const text = useText(formText);
  const [as, setAs] = useState<As>('submitted');
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  const check = useFormUpload();
  const save = useFormUpload();
  const look = (chosen: File, use: As): void => {
    setFile(chosen);
    setPercent(0);
    save.reset();
    check.mutate({ month, unit, as: use, dryRun: true, file: chosen, onProgress: (share) => setPercent(Math.round(share * 100)) });
  };
  const change = (use: As): void => {
    setAs(use);
    if (file) look(file, use);
  };
  const done = ({ reports }: FormReply): void => {
    tell(as === 'draft' ? text.saved(reports) : text.submitted(reports));
    check.reset();
    setFile(null);
  };
  return (
    <Panel title={text.send}>
      <div className={styles.stack}>
        <Field label={text.as}>
          <Radio.Group
            value={as}
            onChange={(event) => change(event.target.value as As)}
            options={[
              { value: 'submitted', label: text.asSubmitted },
              { value: 'draft', label: text.asDraft },
            ]}
          />
        </Field>
        <DropZone hint={text.hint} accept=".xlsx" onFile={(chosen) => look(chosen, as)} />
        {check.isPending && <p role="status">{text.checking(percent)}</p>}
        <Problem error={check.error ?? save.error} words={{ ...text.refused }} />
        {check.data && file && (
          <Checked
            found={check.data}
            busy={save.isPending}
            onSave={() => save.mutate({ month, unit, as, dryRun: false, file }, { onSuccess: done })}
          />
        )}
      </div>
    </Panel>
  );
}

function Checked({ found, busy, onSave }: { found: FormReply; busy: boolean; onSave: () => void }) {
  const text = useText(formText);
  const { reports, leftOut, problems, as } = found;
  return (
    <>
      <p role="status">
        {text.found(reports, leftOut)} {problems.length === 0 ? text.good : text.problems(problems.length)}
      </p>
      {problems.length > 0 && <CellProblems problems={problems} />}
      {problems.length === 0 && reports > 0 && (
        <div>
          <Button look="primary" busy={busy} onClick={onSave}>
            {as === 'draft' ? text.saveDrafts(reports) : text.submit(reports)}
          </Button>
        </div>
      )}
    </>
  );
}
