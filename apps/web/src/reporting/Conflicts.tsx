import type { ReportForm } from '@gongjian/contract/reporting';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import type { Conflict } from './choose.ts';
import styles from './Report.module.css';
import { reportingText } from './text.ts';

type Props = { form: ReportForm; open: readonly Conflict[]; settle: (conflict: Conflict, side: 'mine' | 'theirs') => void };

/** Where two people wrote different things: both beside each other, to choose from. */
export function Conflicts({ form, open, settle }: Props) {
  const text = useText(reportingText);
  return (
    <div role="alert">
      <Panel title={text.conflict} note={String(open.length)}>
        <p className="soft">{text.conflictLead}</p>
        {open.map((conflict) => (
          <section key={conflict.at.join(' ')} className={styles.conflict} aria-label={nameOf(conflict, form, text)}>
            <h3>{nameOf(conflict, form, text)}</h3>
            <Side title={text.mineSays} said={sayOf(conflict.mine)} action={text.takeMine} onTake={() => settle(conflict, 'mine')} />
            <Side
              title={text.theirsSays}
              said={sayOf(conflict.theirs)}
              action={text.takeTheirs}
              onTake={() => settle(conflict, 'theirs')}
            />
          </section>
        ))}
      </Panel>
    </div>
  );
}

function Side({ title, said, action, onTake }: { title: string; said: string; action: string; onTake: () => void }) {
  const text = useText(reportingText);
  return (
    <div className={styles.side}>
      <span className="soft">{title}</span>
      <p className={styles.said}>{said === '' ? text.nothingSaid : said}</p>
      <Button size="small" onClick={onTake}>
        {action}
      </Button>
    </div>
  );
}

function nameOf({ at: [field, promiseId] }: Conflict, { promises }: ReportForm, text: (typeof reportingText)['zh']): string {
  if (field === 'progress' || field === 'problems' || field === 'nextStep' || field === 'supportNeeded') return text[field];
  return promises.find(({ id }) => id === promiseId)?.phrase ?? text.promises;
}

/** A text is shown as it is; of a figure, a stage or an act only what a person filled in. */
function sayOf(side: string | null): string {
  if (side === null) return '';
  try {
    return valuesIn(JSON.parse(side)).join(' · ');
  } catch {
    return side;
  }
}

function valuesIn(told: unknown, name = ''): string[] {
  if (name === 'promiseId' || name === 'place' || name === 'files' || told === null || told === '') return [];
  if (typeof told === 'object') return Object.entries(told).flatMap(([key, value]) => valuesIn(value, key));
  return [told === true ? '✓' : String(told)];
}
