import type { Referral } from '@gongjian/contract/supervision-library';
import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useConclude } from './library-api.ts';
import { libraryText } from './library-text.ts';

/** What came of a referral. */
export function ConcludeForm({ one, onClose }: { one: Referral; onClose: () => void }) {
  const text = useText(libraryText);
  const [outcome, setOutcome] = useState('');
  const [on, setOn] = useState(todayInCity());
  const conclude = useConclude();
  const done = (): void => {
    tell(text.saved);
    onClose();
  };
  return (
    <FormDialog
      title={text.conclude}
      ready={outcome.trim() !== '' && on !== ''}
      busy={conclude.isPending}
      error={null}
      onSave={() => conclude.mutate({ id: one.id, version: one.version, outcome, on }, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={text.outcome}>
        <TextArea value={outcome} maxLength={4000} onChange={(event) => setOutcome(event.target.value)} />
      </Field>
      <Field label={text.on}>
        <DayInput value={on} onChange={setOn} />
      </Field>
      <Problem error={conclude.error} words={text.problems} />
    </FormDialog>
  );
}
