import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { setLanguage, useLanguage, useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { doorText } from './door-text.ts';
import styles from './Field.module.css';
import { fieldText } from './text.ts';
import { type Credentials, logIn, type Who } from './who.ts';

/** Before anybody is let in. */
export function Door({ who, onWho }: { who: Exclude<Who, { is: 'here' }>; onWho: (who: Who) => void }) {
  const text = useText(fieldText);
  const door = useText(doorText);
  return (
    <main className={styles.door}>
      <header className={styles.doorHead}>
        <img src="/favicon.svg" alt="" width="40" height="40" />
        <h1>
          {text.city} · {text.product}
        </h1>
        <LanguageButton />
      </header>
      {who.is === 'not_allowed' && (
        <p role="alert" className={styles.warning}>
          <strong>{door.notHere}</strong> {door.notHereHint}
        </p>
      )}
      {who.is === 'must_change' && (
        <p role="alert" className={styles.warning}>
          {door.mustChange} <a href="/">{door.toDesk}</a>
        </p>
      )}
      <LoginForm onWho={onWho} />
      <p className="soft">{text.legal}</p>
    </main>
  );
}

/** Name, password, and the code of the second factor where there is one. */
export function LoginForm({ login = '', onWho }: { login?: string; onWho: (who: Who) => void }) {
  const door = useText(doorText);
  const [credentials, setCredentials] = useState<Credentials>({ login, password: '', code: '' });
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const who = await logIn(credentials).catch((said: unknown) => setError(said));
    setBusy(false);
    if (who === 'code_required') setAsksCode(true);
    else if (who) onWho(who);
  };
  const line = (name: keyof Credentials, label: string, type: string, autoComplete: string) => (
    <label className={styles.line}>
      <span>{label}</span>
      <input
        type={type}
        required
        autoComplete={autoComplete}
        autoCapitalize="none"
        value={credentials[name]}
        onChange={({ target }) => setCredentials({ ...credentials, [name]: target.value })}
      />
    </label>
  );
  return (
    <form className={styles.loginForm} onSubmit={(event) => void enter(event)}>
      {line('login', door.login, 'text', 'username')}
      {line('password', door.password, 'password', 'current-password')}
      {asksCode && line('code', door.code, 'text', 'one-time-code')}
      <Problem error={error} />
      <Button submits look="primary" size="large" wide busy={busy}>
        {door.logIn}
      </Button>
    </form>
  );
}

export function LanguageButton() {
  const text = useText(fieldText);
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
