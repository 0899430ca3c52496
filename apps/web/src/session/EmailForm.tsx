import { mailAddress } from '@gongjian/contract/shape';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useChangeOwnEmail, useOwnEmail } from './api.ts';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

/** The own e-mail address, to which reminders go. */
export function EmailForm() {
  return <Loaded query={useOwnEmail()}>{({ email }) => <Form key={email} email={email ?? ''} />}</Loaded>;
}

function Form({ email }: { email: string }) {
  const text = useText(sessionText);
  const change = useChangeOwnEmail();
  const [draft, setDraft] = useState(email);
  const wanted = draft.trim();
  const wrong = wanted !== '' && !mailAddress.safeParse(wanted).success;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(wanted || null, { onSuccess: () => tell(text.emailSaved) });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={text.email} hint={text.emailHint} problem={wrong ? text.emailWrong : undefined}>
        <Input type="email" autoComplete="email" maxLength={245} value={draft} onChange={(event) => setDraft(event.target.value)} />
      </Field>
      <Problem error={change.error} />
      <Button submits disabled={wrong || wanted === email} busy={change.isPending}>
        {text.emailSave}
      </Button>
    </form>
  );
}
