import type { Proposal } from '@gongjian/contract/supervision-findings';
import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { Choose } from './Choose.tsx';
import { dueText } from './due-text.ts';
import { useDecideProposal } from './findings-api.ts';

/** Accepted, it is planned at once; its team is named on its own page. Either way a reason is given. */
export function DecideProposal({ one, onClose }: { one: Proposal; onClose: () => void }) {
  const text = useText(dueText);
  const [accepted, setAccepted] = useState(true);
  const [answer, setAnswer] = useState('');
  const [plan, setPlan] = useState({ title: text.usualTitle(one.unit?.name ?? ''), startsOn: todayInCity(), endsOn: todayInCity() });
  const fill = (part: Partial<typeof plan>): void => setPlan((before) => ({ ...before, ...part }));
  const decide = useDecideProposal();
  const done = (): void => {
    tell(text.decided);
    onClose();
  };
  const save = (): void =>
    decide.mutate(
      { id: one.id, version: one.version, body: accepted ? { accepted, answer, ...plan } : { accepted: false, answer } },
      { onSuccess: done },
    );
  return (
    <FormDialog
      title={text.decide}
      lead={<span lang="zh-CN">{one.case.title}</span>}
      ready={answer.trim() !== '' && (!accepted || plan.title.trim() !== '')}
      busy={decide.isPending}
      error={null}
      onSave={save}
      onClose={onClose}
    >
      <Choose name="accepted" yes={text.accept} no={text.decline} value={accepted} onChange={setAccepted} />
      <Field label={text.answer}>
        <TextArea value={answer} maxLength={2000} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
      {accepted && (
        <>
          <Field label={text.campaignTitle}>
            <Input value={plan.title} maxLength={200} onChange={(event) => fill({ title: event.target.value })} />
          </Field>
          <Field label={text.startsOn}>
            <DayInput value={plan.startsOn} onChange={(startsOn) => fill({ startsOn })} />
          </Field>
          <Field label={text.endsOn}>
            <DayInput value={plan.endsOn} onChange={(endsOn) => fill({ endsOn })} />
          </Field>
        </>
      )}
      <Problem error={decide.error} words={text.problems} />
    </FormDialog>
  );
}
