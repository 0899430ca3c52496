import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { findingText } from './finding-text.ts';
import { type PlanSaid, useHandInPlan } from './findings-api.ts';
import type { FormProps } from './form-props.ts';
import { StepEvidence, StepProblem } from './StepEvidence.tsx';
import styles from './Supervision.module.css';

type Measure = PlanSaid['measures'][number];

/** 整改方案: it begins with the last one, when that was returned. */
export function PlanForm({ one, onClose }: FormProps) {
  const text = useText(findingText);
  const last = one.plans.at(-1);
  const [plan, setPlan] = useState<PlanSaid>(() => ({
    goal: last?.goal ?? '',
    measures: last?.measures ?? [{ text: '', by: '' }],
    dutyUnit: one.case.unit?.id ?? '',
    supervisingUnit: last?.supervisingUnit.id ?? '',
    deadline: last?.deadline ?? '',
    evidence: [],
  }));
  const fill = (part: Partial<PlanSaid>): void => setPlan((before) => ({ ...before, ...part }));
  const handIn = useHandInPlan();
  const whole =
    plan.goal.trim() !== '' &&
    [plan.dutyUnit, plan.supervisingUnit, plan.deadline].every((value) => value !== '') &&
    plan.measures.every(({ text: words, by }) => words.trim() !== '' && by !== '');
  const save = (): void =>
    handIn.mutate(
      { id: one.case.id, version: one.case.version, body: plan },
      {
        onSuccess: () => {
          tell(text.done);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={text.forms.plan}
      ready={whole}
      busy={handIn.isPending}
      error={null}
      saveWord={text.forms.plan}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.goal}>
        <TextArea value={plan.goal} maxLength={2000} onChange={(event) => fill({ goal: event.target.value })} />
      </Field>
      <Measures measures={plan.measures} onChange={(measures) => fill({ measures })} />
      <Field label={text.dutyUnit}>
        <UnitSelect value={plan.dutyUnit || undefined} onChange={(unit) => fill({ dutyUnit: unit ?? '' })} />
      </Field>
      <Field label={text.supervisingUnit}>
        <UnitSelect value={plan.supervisingUnit || undefined} onChange={(unit) => fill({ supervisingUnit: unit ?? '' })} />
      </Field>
      <Field label={text.deadline}>
        <DayInput value={plan.deadline} onChange={(deadline) => fill({ deadline })} />
      </Field>
      <StepEvidence one={one} action="plan" chosen={plan.evidence ?? []} onChange={(evidence) => fill({ evidence: [...evidence] })} />
      <StepProblem error={handIn.error} />
    </FormDialog>
  );
}

type MeasuresProps = { measures: readonly Measure[]; onChange: (measures: Measure[]) => void };

function Measures({ measures, onChange }: MeasuresProps) {
  const text = useText(findingText);
  const words = useText(uiText);
  const fill = (i: number, part: Partial<Measure>): void => onChange(measures.map((one, j) => (i === j ? { ...one, ...part } : one)));
  return (
    <div className={styles.stack}>
      {measures.map(({ text: said, by }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are only added at the end or taken away whole
        <fieldset key={i} className={styles.rowForm}>
          <legend className="soft">{text.measure(i + 1)}</legend>
          <Field label={text.measures}>
            <Input value={said} maxLength={2000} onChange={(event) => fill(i, { text: event.target.value })} />
          </Field>
          <Field label={text.by}>
            <DayInput value={by} onChange={(day) => fill(i, { by: day })} />
          </Field>
          {measures.length > 1 && (
            <Button size="small" onClick={() => onChange(measures.filter((_, j) => i !== j))}>
              {words.remove}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button size="small" disabled={measures.length >= 50} onClick={() => onChange([...measures, { text: '', by: '' }])}>
          {text.addMeasure}
        </Button>
      </div>
    </div>
  );
}
