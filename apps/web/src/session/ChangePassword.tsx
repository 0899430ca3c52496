import type { PasswordProblem } from '@gongjian/domain/org/password';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SaidNo } from '../ui/call.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useChangePassword } from './api.ts';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

type Draft = { current: string; next: string; again: string };
const nothing: Draft = { current: '', next: '', again: '' };

/** Changes the own password; what is wrong with a new one only the server knows, because the policy is data. */
export function ChangePassword() {
  const text = useText(sessionText);
  const change = useChangePassword();
  const [draft, setDraft] = useState<Draft>(nothing);
  const differs = draft.again !== '' && draft.again !== draft.next;
  const ready = draft.current !== '' && draft.next !== '' && draft.again === draft.next;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(
      { current: draft.current, next: draft.next },
      {
        onSuccess: () => {
          tell(text.passwordChanged);
          setDraft(nothing);
        },
      },
    );
  };
  const field = (name: keyof Draft, complete: string) => (
    <Input
      type="password"
      autoComplete={complete}
      maxLength={200}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
    />
  );
  const told = codesIn(change.error);
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={text.currentPassword}>{field('current', 'current-password')}</Field>
      <Field
        label={text.newPassword}
        hint={text.passwordRule}
        problem={told.length > 0 ? told.map((code) => text.passwordProblems[code]).join('；') : undefined}
      >
        {field('next', 'new-password')}
      </Field>
      <Field label={text.repeatPassword} problem={differs ? text.repeatDiffers : undefined}>
        {field('again', 'new-password')}
      </Field>
      <Problem error={change.error} />
      <Button look="primary" submits disabled={!ready} busy={change.isPending}>
        {text.changePassword}
      </Button>
    </form>
  );
}

function codesIn(error: Error | null): PasswordProblem['code'][] {
  if (!(error instanceof SaidNo)) return [];
  return error.problems.map((problem) => problem.code as PasswordProblem['code']).filter((code) => code in sessionText.zh.passwordProblems);
}
