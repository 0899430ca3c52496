import { SaidNo } from './call.ts';
import { useLanguage } from './language.ts';
import { refusalText } from './refusal-text.ts';
import styles from './State.module.css';

/** Beside a form: why the server said no, and each thing that is wrong. Nothing when it did not. */
export function Problem({ error, words }: { error: unknown; words?: Readonly<Record<string, string>> }) {
  const language = useLanguage();
  if (error === null || error === undefined) return null;
  const details = error instanceof SaidNo ? error.problems.map((problem) => words?.[problem.code] ?? problem.message) : [];
  const said = [...new Set(details.filter((detail) => detail !== undefined))];
  return (
    <div className={styles.problem} role="alert">
      <p>{refusalText(error, language)}</p>
      {said.length > 0 && (
        <ul>
          {said.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
