import type { FormEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import type { Credentials } from './credentials.ts';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

type Props = {
  credentials: Credentials;
  onChange: (credentials: Credentials) => void;
  onSubmit: () => void;
  busy: boolean;
  error: Error | null;
};

export function NameForm({ credentials, onChange, onSubmit, busy, error }: Props) {
  const text = useText(sessionText);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={text.name}>
        <Input
          large
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          maxLength={100}
          value={credentials.login}
          onChange={(event) => onChange({ ...credentials, login: event.target.value })}
        />
      </Field>
      <Field label={text.password}>
        <Input
          large
          type="password"
          name="password"
          autoComplete="current-password"
          maxLength={200}
          value={credentials.password}
          onChange={(event) => onChange({ ...credentials, password: event.target.value })}
        />
      </Field>
      <Problem error={error} />
      <Button
        look="primary"
        size="large"
        submits
        wide
        busy={busy}
        disabled={credentials.login.trim() === '' || credentials.password === ''}
      >
        {text.enter}
      </Button>
    </form>
  );
}
