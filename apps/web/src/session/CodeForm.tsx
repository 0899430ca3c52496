import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

type Props = { onCode: (code: string) => void; onBack: () => void; busy: boolean; error: Error | null };

/** How a code of either kind is typed: six digits of the app, or one of the backup codes. */
const kinds = {
  app: { label: 'code', hint: 'codeHint', other: 'useBackupCode', inputMode: 'numeric', autoComplete: 'one-time-code', most: 6 },
  backup: { label: 'backupCode', hint: 'backupCodeHint', other: 'useAppCode', inputMode: 'text', autoComplete: 'off', most: 40 },
} as const;
const LEAST = 6;

/** The second step of a login. */
export function CodeForm({ onCode, onBack, busy, error }: Props) {
  const text = useText(sessionText);
  const [kind, setKind] = useState<keyof typeof kinds>('app');
  const [code, setCode] = useState('');
  const asked = kinds[kind];
  const change = (): void => {
    setKind(kind === 'app' ? 'backup' : 'app');
    setCode('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p>{text.codeLead}</p>
      <Field label={text[asked.label]} hint={text[asked.hint]}>
        <Input
          key={kind}
          large
          inputMode={asked.inputMode}
          autoComplete={asked.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          maxLength={asked.most}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(kind === 'app' ? /\D/g : /\s/g, ''))}
        />
      </Field>
      <Problem error={error} />
      <Button look="primary" size="large" submits wide busy={busy} disabled={code.length < LEAST}>
        {text.verify}
      </Button>
      <Button look="text" onClick={change}>
        {text[asked.other]}
      </Button>
      <Button look="text" onClick={onBack}>
        {text.otherAccount}
      </Button>
    </form>
  );
}
