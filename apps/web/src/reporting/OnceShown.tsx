import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';

/** Something secret that is told this once, to be copied. */
export function OnceShown({ lead, value }: { lead: string; value: string }) {
  const text = useText(noticesText);
  const copy = (): void => void navigator.clipboard?.writeText(value).then(() => tell(text.copied));
  return (
    <div className={`${styles.message} ${styles.fresh}`}>
      <Field label={lead} wide>
        <Input readOnly value={value} onFocus={(event) => event.target.select()} />
      </Field>
      <div className={styles.toolbar}>
        <Button size="small" onClick={copy}>
          {text.copy}
        </Button>
      </div>
    </div>
  );
}
