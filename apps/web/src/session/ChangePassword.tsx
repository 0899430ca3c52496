import { checkPassword, type PasswordProblem } from '@gongjian/domain/org/password';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SaidNo } from '../ui/call.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useChangePassword, useSession } from './api.ts';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

type Draft = { current: string; next: string; again: string };
const nothing: Draft = { current: '', next: '', again: '' };

/** Changes the own password. The rule in force is shown and checked here; what was used before only the server knows. */
export function ChangePassword() {
  const text = useText(sessionText);
  const words = useText(uiText);
  const change = useChangePassword();
  const [draft, setDraft] = useState<Draft>(nothing);
  const { viewer, passwordPolicy: policy } = useSession().data ?? {};
  const names = viewer ? [viewer.login, viewer.name] : [];
  const differs = draft.again !== '' && draft.again !== draft.next;
  const wrong = draft.next === '' || !policy ? [] : checkPassword(draft.next, names, policy).map(({ code }) => code);
  const ready = draft.current !== '' && draft.next !== '' && draft.again === draft.next && wrong.length === 0;
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
      onChange={(event) => {
        change.reset();
        setDraft({ ...draft, [name]: event.target.value });
      }}
    />
  );
  const told = [...new Set([...wrong, ...codesIn(change.error)])];
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={text.currentPassword}>{field('current', 'current-password')}</Field>
      <Field
        label={text.newPassword}
        hint={policy && text.passwordRule(policy)}
        problem={
          told.length > 0
            ? words.sentences([...told.map((code) => text.passwordProblems[code]), ...(policy ? [text.passwordRule(policy)] : [])])
            : undefined
        }
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
