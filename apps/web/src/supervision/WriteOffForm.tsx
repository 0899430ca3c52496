import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { findingText } from './finding-text.ts';
import { useWriteOff } from './findings-api.ts';
import type { FormProps } from './form-props.ts';
import { StepEvidence, StepProblem } from './StepEvidence.tsx';

/** 销号 */
export function WriteOffForm({ one, onClose }: FormProps) {
  const text = useText(findingText);
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const off = useWriteOff();
  const save = (): void =>
    off.mutate(
      { id: one.case.id, version: one.case.version, body: { note, evidence: [...evidence] } },
      {
        onSuccess: () => {
          tell(text.done);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={text.forms.write_off}
      lead={text.writeOffLead}
      busy={off.isPending}
      error={null}
      saveWord={text.forms.write_off}
      onSave={save}
      onClose={onClose}
    >
      <StepEvidence one={one} action="write_off" chosen={evidence} onChange={setEvidence} />
      <Field label={text.note}>
        <TextArea rows={2} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <StepProblem error={off.error} />
    </FormDialog>
  );
}
