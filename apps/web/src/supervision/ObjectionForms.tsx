import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { Choose } from './Choose.tsx';
import { findingText } from './finding-text.ts';
import { useDecideObjection, useObject } from './findings-api.ts';
import type { FormProps } from './form-props.ts';
import { StepProblem } from './StepEvidence.tsx';

/** Records what somebody objects to the writing off. */
export function ObjectionForm({ one, onClose }: FormProps) {
  const text = useText(findingText);
  const [said, setSaid] = useState({ objector: '', contact: '', text: '', receivedOn: todayInCity() });
  const fill = (part: Partial<typeof said>): void => setSaid((before) => ({ ...before, ...part }));
  const object = useObject();
  const done = (): void => {
    tell(text.done);
    onClose();
  };
  return (
    <FormDialog
      title={text.forms.object}
      ready={said.text.trim() !== ''}
      busy={object.isPending}
      error={null}
      onSave={() => object.mutate({ id: one.case.id, version: one.case.version, body: said }, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={text.objection}>
        <TextArea value={said.text} maxLength={2000} onChange={(event) => fill({ text: event.target.value })} />
      </Field>
      <Field label={text.receivedOn}>
        <DayInput value={said.receivedOn} onChange={(receivedOn) => fill({ receivedOn })} />
      </Field>
      <Field label={text.objector}>
        <Input value={said.objector} maxLength={60} onChange={(event) => fill({ objector: event.target.value })} />
      </Field>
      <Field label={text.contact}>
        <Input value={said.contact} maxLength={100} onChange={(event) => fill({ contact: event.target.value })} />
      </Field>
      <StepProblem error={object.error} />
    </FormDialog>
  );
}

/** Answers the objection that has waited longest. */
export function AnswerObjection({ one, onClose }: FormProps) {
  const text = useText(findingText);
  const [upheld, setUpheld] = useState(false);
  const [answer, setAnswer] = useState('');
  const decide = useDecideObjection();
  const objection = one.objections.find(({ state }) => state === 'open');
  const done = (): void => {
    tell(text.done);
    onClose();
  };
  const save = (): void => {
    if (!objection) return;
    const { id, version } = one.case;
    decide.mutate({ id, version, objectionId: objection.id, body: { upheld, answer } }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={text.forms.decide_objection}
      lead={<span lang="zh-CN">{objection?.text}</span>}
      ready={answer.trim() !== ''}
      busy={decide.isPending}
      error={null}
      onSave={save}
      onClose={onClose}
    >
      <Choose name="upheld" yes={text.uphold} no={text.reject} value={upheld} onChange={setUpheld} />
      <Field label={text.answer}>
        <TextArea value={answer} maxLength={2000} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
      <StepProblem error={decide.error} />
    </FormDialog>
  );
}
