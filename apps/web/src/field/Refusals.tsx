import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import styles from './Field.module.css';
import type { StoredVisit } from './phone-db.ts';
import { fieldText } from './text.ts';
import { useField } from './use-field.ts';
import { visitText } from './visit-text.ts';

/** Why a visit needs a look: what the server refused, what it still lacks, or whom it met. */
export function Refusals({ visit }: { visit: StoredVisit }) {
  const text = useText(fieldText);
  const words = useText(visitText);
  const { field, state } = useField();
  const refused = state.queue.filter(({ submission, state: at }) => submission.visitId === visit.id && at === 'look');
  const pictures = state.files.filter((file) => file.visitId === visit.id && file.state === 'look');
  const said = [
    ...refused.map(({ why }) => text.why[why ?? ''] ?? text.look),
    ...pictures.map(({ why }) => text.fileWhy[why ?? ''] ?? text.look),
    ...visit.problems.map(({ code }) => words.problem[code] ?? code),
    ...(visit.conflict === 'hard' ? [text.conflictHard] : []),
  ];
  return (
    <div className={styles.refusals} role="alert">
      <ul>
        {[...new Set(said)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {refused.length + pictures.length > 0 && <Button onClick={() => void field.again(visit.id)}>{text.tryAgain}</Button>}
    </div>
  );
}
