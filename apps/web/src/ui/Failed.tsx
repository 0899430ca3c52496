import { Button } from './Button.tsx';
import { SaidNo } from './call.ts';
import { useLanguage, useText } from './language.ts';
import { refusalText } from './refusal-text.ts';
import styles from './State.module.css';
import { uiText } from './text.ts';

/** A part of a screen that could not be read: why, and the way to try again. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const text = useText(uiText);
  const language = useLanguage();
  return (
    <div className={styles.state} role="alert">
      <strong>{text.failed}</strong>
      <p>{refusalText(error, language)}</p>
      {error instanceof SaidNo && error.requestId !== null && <p className="soft">{text.request(error.requestId)}</p>}
      {retry && <Button onClick={retry}>{text.retry}</Button>}
    </div>
  );
}
