import type { historyEntry } from '@gongjian/contract/tasks';
import type { z } from 'zod';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useMeasureHistory } from './api.ts';
import styles from './Measure.module.css';
import { type TasksText, tasksText } from './text.ts';

type Entry = z.output<typeof historyEntry>;

/** All that happened to a measure, the newest first. */
export function History({ measureId }: { measureId: string }) {
  const text = useText(tasksText);
  const history = useMeasureHistory(measureId);
  return (
    <Panel title={text.history}>
      <Loaded query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{text.noHistory}</p>
          ) : (
            <ol className={styles.history}>
              {items.map((entry) => (
                <HistoryLine key={`${entry.at}-${entry.what}-${JSON.stringify(entry.values)}`} entry={entry} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}

function HistoryLine({ entry }: { entry: Entry }) {
  const text = useText(tasksText);
  const language = useLanguage();
  return (
    <li>
      <strong>{historyName(entry.what, text)}</strong> <span className="soft">{valuesText(entry.values, text)}</span>
      <p className="soft">
        {instantText(entry.at, language)} · {entry.by?.name ?? text.bySystem}
      </p>
      {entry.changes.map((change) => (
        <p key={change.field} className={styles.change}>
          <span className="soft">{text.differenceFields[change.field as keyof TasksText['differenceFields']] ?? change.field}</span>
          <span>
            {change.before !== '' && <del>{change.before}</del>} {change.after !== '' && <ins>{change.after}</ins>}
          </span>
        </p>
      ))}
    </li>
  );
}

const historyName = (what: string, text: TasksText): string => text.historyNames[what as keyof TasksText['historyNames']] ?? what;

/** Values of an event in words, as far as they have some. */
function valuesText(values: Entry['values'], text: TasksText): string {
  const dictionaries: readonly Readonly<Record<string, string>>[] = [text.states, text.lights, text.stages];
  return Object.values(values)
    .filter((value) => value !== null && value !== '')
    .map((value) => dictionaries.map((words) => words[String(value)]).find(Boolean) ?? String(value))
    .join(' · ');
}
