import { QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import styles from './Account.module.css';
import { useStartSecondFactor, useStopSecondFactor, useVerifySecondFactor } from './api.ts';
import { sessionText } from './text.ts';
import { useViewer } from './viewer.ts';

/** 两步验证: an authenticator app beside the password. */
export function SecondFactor() {
  const text = useText(sessionText);
  const { secondFactor } = useViewer();
  const start = useStartSecondFactor();
  const stop = useStopSecondFactor();
  return (
    <Panel title={text.secondFactor}>
      <div className={styles.stack}>
        <p>{secondFactor ? text.secondFactorOn : text.secondFactorOff}</p>
        {secondFactor && (
          <PasswordForm
            label={text.secondFactorStop}
            busy={stop.isPending}
            error={stop.error}
            onPassword={(password) => stop.mutate(password, { onSuccess: () => tell(text.secondFactorStopped) })}
          />
        )}
        {!secondFactor && !start.data && (
          <PasswordForm
            label={text.secondFactorStart}
            busy={start.isPending}
            error={start.error}
            onPassword={(password) => start.mutate(password)}
          />
        )}
        {!secondFactor && start.data && <Verify {...start.data} />}
        {start.data && !stop.isSuccess && <BackupCodes codes={start.data.backupCodes} />}
      </div>
    </Panel>
  );
}

function PasswordForm({
  label,
  busy,
  error,
  onPassword,
}: {
  label: string;
  busy: boolean;
  error: Error | null;
  onPassword: (password: string) => void;
}) {
  const text = useText(sessionText);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onPassword(password);
    setPassword('');
  };
  return (
    <form onSubmit={submit} className={styles.stack}>
      <Field label={text.currentPassword}>
        <Input type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <Problem error={error} />
      <Button submits disabled={password === ''} busy={busy}>
        {label}
      </Button>
    </form>
  );
}

/** Shown until the screen is left, before the code is verified and after. */
function BackupCodes({ codes }: { codes: readonly string[] }) {
  const text = useText(sessionText);
  return (
    <section aria-labelledby="backup-codes">
      <h3 id="backup-codes">{text.backupCodes}</h3>
      <p>{text.backupCodesLead}</p>
      <ul className={styles.codes} data-testid="backup-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </section>
  );
}

function Verify({ uri, secret }: { uri: string; secret: string }) {
  const text = useText(sessionText);
  const verify = useVerifySecondFactor();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    verify.mutate(code, { onSuccess: () => tell(text.secondFactorStarted) });
  };
  return (
    <form onSubmit={submit} className={styles.stack}>
      <p>{text.secondFactorScan}</p>
      <div role="img" aria-label={text.secondFactorQr}>
        <QRCode value={uri} type="svg" size={176} />
      </div>
      <p className="soft">{text.secondFactorSecret}</p>
      <p className={styles.secret} data-testid="secret">
        {secret}
      </p>
      <Field label={text.code}>
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
      </Field>
      <Problem error={verify.error} />
      <Button look="primary" submits disabled={code.length !== 6} busy={verify.isPending}>
        {text.verify}
      </Button>
    </form>
  );
}
