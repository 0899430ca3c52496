import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SaidNo } from '../ui/call.ts';
import { setLanguage, useLanguage, useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { useExpired, useLogIn, useSession, useSignOn } from './api.ts';
import { CodeForm } from './CodeForm.tsx';
import type { Credentials } from './credentials.ts';
import styles from './Login.module.css';
import { NameForm } from './NameForm.tsx';
import { sessionText } from './text.ts';

/** 登录: name and password, then the code where the account has a second factor, or single sign-on. */
export function Login() {
  const text = useText(sessionText);
  const session = useSession();
  const expired = useExpired();
  const logIn = useLogIn();
  const [credentials, setCredentials] = useState<Credentials>({ login: '', password: '' });
  const [asksCode, setAsksCode] = useState(false);
  const enter = (code?: string): void =>
    logIn.mutate({ ...credentials, ...(code === undefined ? {} : { code }) }, { onError: (error) => setAsksCode(wantsCode(error)) });
  const startOver = (): void => {
    setAsksCode(false);
    logIn.reset();
  };
  return (
    <main className={styles.screen}>
      <section className={styles.card} aria-labelledby="login-title">
        <header className={styles.head}>
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <div>
            <h1 id="login-title">{text.product}</h1>
            <p>{text.tagline}</p>
          </div>
          <LanguageButton />
        </header>
        <p className={styles.city}>{session.data && text.city(session.data.city.name)}</p>
        {expired && (
          <p className={styles.expired} role="alert">
            {text.expired}
          </p>
        )}
        {asksCode ? (
          <CodeForm onCode={enter} onBack={startOver} busy={logIn.isPending} error={codeError(logIn.error)} />
        ) : (
          <NameForm
            credentials={credentials}
            onChange={setCredentials}
            onSubmit={() => enter()}
            busy={logIn.isPending}
            error={logIn.error}
          />
        )}
        {!asksCode && <SignOn />}
        {session.data && (
          <p className={styles.idle}>
            {text.idle(session.data.idleMinutes, session.data.passwordPolicy.tries, session.data.passwordPolicy.lockMinutes)}
          </p>
        )}
      </section>
      {!asksCode && <DemoAccounts onChoose={setCredentials} />}
    </main>
  );
}

const wantsCode = (error: Error): boolean =>
  error instanceof SaidNo && (error.code === 'session.code_required' || error.code === 'session.wrong_code');

/** That a code is asked for is no mistake of the person's. */
const codeError = (error: Error | null): Error | null => (error instanceof SaidNo && error.code === 'session.code_required' ? null : error);

function SignOn() {
  const text = useText(sessionText);
  const session = useSession();
  const signOn = useSignOn();
  const providers = session.data?.signOn ?? [];
  if (providers.length === 0) return null;
  return (
    <div className={styles.signOn}>
      <p>{text.or}</p>
      {providers.map((provider) => (
        <Button key={provider.id} wide busy={signOn.isPending} onClick={() => signOn.mutate(provider.id)}>
          {text.signOn(provider.name)}
        </Button>
      ))}
      <Problem error={signOn.error} />
    </div>
  );
}

function DemoAccounts({ onChoose }: { onChoose: (credentials: Credentials) => void }) {
  const text = useText(sessionText);
  const session = useSession();
  const accounts = session.data?.demo ?? [];
  if (accounts.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{text.demo}</h2>
      <p>{text.demoHint}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.login}>
            <button type="button" onClick={() => onChoose({ login: account.login, password: account.password })}>
              <strong>{account.name}</strong>
              <span>
                {text.roleNames[account.role]} · {account.unit}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LanguageButton() {
  const text = useText(sessionText);
  const language = useLanguage();
  return (
    <button
      type="button"
      className={styles.language}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {text.language}
    </button>
  );
}
