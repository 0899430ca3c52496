import { shellText } from '../shell/text.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { useLogOut } from './api.ts';
import { ChangePassword } from './ChangePassword.tsx';
import styles from './Login.module.css';
import { sessionText } from './text.ts';

/** After a first login or when the password has expired: nothing else is possible. */
export function MustChangePassword() {
  const text = useText(sessionText);
  const shell = useText(shellText);
  const logOut = useLogOut();
  return (
    <main className={styles.screen}>
      <section className={styles.card} aria-labelledby="change-title">
        <h1 id="change-title">{text.mustChange}</h1>
        <p className={styles.city}>{text.mustChangeLead}</p>
        <ChangePassword />
        <Button look="text" onClick={() => logOut.mutate()}>
          {shell.logOut}
        </Button>
      </section>
    </main>
  );
}
