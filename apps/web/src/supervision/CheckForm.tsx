import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { Choose } from './Choose.tsx';
import { findingText } from './finding-text.ts';
import { useCheckOwnWork, useVerify } from './findings-api.ts';
import type { FormProps } from './form-props.ts';
import { StepEvidence, StepProblem } from './StepEvidence.tsx';
import styles from './Supervision.module.css';

type Result = { readonly done: boolean; readonly note: string };

/** Measure by measure of the plan: what the unit says it did, or what somebody else found on site. */
export function CheckForm({ one, kind, onClose }: FormProps & { kind: 'self' | 'on_site' }) {
  const text = useText(findingText);
  const measures = one.plans.at(-1)?.measures ?? [];
  const [results, setResults] = useState<readonly Result[]>(() => measures.map(() => ({ done: true, note: '' })));
  const [passed, setPassed] = useState(true);
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const [own, verify] = [useCheckOwnWork(), useVerify()];
  const saving = kind === 'self' ? own : verify;
  const done = {
    onSuccess: (): void => {
      tell(text.done);
      onClose();
    },
  };
  const save = (): void => {
    const held = { id: one.case.id, version: one.case.version };
    const body = { results: [...results], note, evidence: [...evidence] };
    if (kind === 'self') own.mutate({ ...held, body }, done);
    else verify.mutate({ ...held, body: { ...body, passed } }, done);
  };
  const form = kind === 'self' ? text.forms.self_check : text.forms.verify;
  const action = kind === 'self' ? 'hand_in' : passed ? 'pass' : 'send_back';
  return (
    <FormDialog title={form} busy={saving.isPending} error={null} saveWord={form} onSave={save} onClose={onClose}>
      {measures.map(({ text: words }, i) => (
        <MeasureCheck
          key={words}
          words={words}
          result={results[i] ?? { done: true, note: '' }}
          onChange={(result) => setResults(results.map((before, j) => (i === j ? result : before)))}
        />
      ))}
      {kind === 'on_site' && <Choose name="passed" yes={text.passes} no={text.returnsIt} value={passed} onChange={setPassed} />}
      <Field label={text.note}>
        <TextArea rows={2} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <StepEvidence one={one} action={action} chosen={evidence} onChange={setEvidence} />
      <StepProblem error={saving.error} />
    </FormDialog>
  );
}

type MeasureProps = { words: string; result: Result; onChange: (result: Result) => void };

function MeasureCheck({ words, result, onChange }: MeasureProps) {
  const text = useText(findingText);
  return (
    <fieldset className={styles.rowForm}>
      <legend lang="zh-CN">{words}</legend>
      <Checkbox checked={result.done} onChange={(done) => onChange({ ...result, done })}>
        {text.measureDone}
      </Checkbox>
      <Field label={text.result}>
        <Input value={result.note} maxLength={2000} onChange={(event) => onChange({ ...result, note: event.target.value })} />
      </Field>
    </fieldset>
  );
}
