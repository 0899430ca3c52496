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
  if (isMissing(error)) return <Missing words={refusalText(error, language)} />;
  return (
    <div className={styles.state} role="alert">
      <strong>{text.failed}</strong>
      <p>{refusalText(error, language)}</p>
      {error instanceof SaidNo && error.requestId !== null && <p className="soft">{text.request(error.requestId)}</p>}
      {retry && <Button onClick={retry}>{text.retry}</Button>}
    </div>
  );
}

/** Nothing is there: whoever followed an old or broken link is told so, and led back. */
function Missing({ words }: { words: string }) {
  const text = useText(uiText);
  return (
    <div className={styles.state} role="alert">
      <h1 className={styles.missing}>{words}</h1>
      <p>{text.missingHint}</p>
      <div className={styles.ways}>
        {history.length > 1 && <Button onClick={() => history.back()}>{text.goBack}</Button>}
        <a href="/">{text.toStart}</a>
      </div>
    </div>
  );
}

const isMissing = (error: unknown): boolean => error instanceof SaidNo && error.code.endsWith('not_found');
