import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

type Props = { onCode: (code: string) => void; onBack: () => void; busy: boolean; error: Error | null };

/** The second step of a login. */
export function CodeForm({ onCode, onBack, busy, error }: Props) {
  const text = useText(sessionText);
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>{text.codeLead}</p>
      <Field label={text.code} hint={text.codeHint}>
        <Input
          large
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
      </Field>
      <Problem error={error} />
      <Button look="primary" size="large" submits wide busy={busy} disabled={code.length !== 6}>
        {text.verify}
      </Button>
      <Button look="text" onClick={onBack}>
        {text.otherAccount}
      </Button>
    </form>
  );
}
