import type { CaseDetail } from '@gongjian/contract/cases';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { type Deed, useDeed } from './api.ts';
import { deedOf, type Filled, needsOf } from './deed-of.ts';
import { EvidenceChoice } from './EvidenceChoice.tsx';
import { casesText } from './text.ts';

type Props = { one: CaseDetail; may: string; title: string; onClose: () => void };

/** One deed: only the fields it needs, all that is lacking told at once. */
export function DeedForm({ one, may, title, onClose }: Props) {
  const text = useText(casesText);
  const deed = useDeed();
  const needs = needsOf(one, may);
  const [filled, setFilled] = useState<Filled>({ reason: '', unit: undefined, day: '', granted: true, evidence: [] });
  const fill = (part: Partial<Filled>): void => setFilled((before) => ({ ...before, ...part }));
  const save = (): void =>
    deed.mutate(
      { id: one.id, version: one.version, deed: deedOf(may, filled) as Deed },
      {
        onSuccess: () => {
          tell(text.done);
          onClose();
        },
      },
    );
  return (
    <FormDialog title={title} busy={deed.isPending} error={null} saveWord={title} onSave={save} onClose={onClose}>
      {needs.unit && (
        <Field label={text.toUnit}>
          <UnitSelect value={filled.unit} onChange={(unit) => fill({ unit })} />
        </Field>
      )}
      {needs.day && (
        <Field label={text.newDay}>
          <DayInput value={filled.day} onChange={(day) => fill({ day })} />
        </Field>
      )}
      {needs.decision && (
        <Checkbox checked={filled.granted} onChange={(granted) => fill({ granted })}>
          {text.grant}
        </Checkbox>
      )}
      {needs.evidence.length > 0 && (
        <EvidenceChoice one={one} needs={needs.evidence} chosen={filled.evidence} onChange={(evidence) => fill({ evidence })} />
      )}
      {needs.reason && (
        <Field label={text.reason}>
          <TextArea value={filled.reason} maxLength={2000} onChange={(event) => fill({ reason: event.target.value })} />
        </Field>
      )}
      <Problem error={deed.error} words={text.problems} />
    </FormDialog>
  );
}
