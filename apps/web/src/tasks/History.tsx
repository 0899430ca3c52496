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

/** The values of an entry in words, in the order in which a person would say them. */
function valuesText(values: Entry['values'], text: TasksText): string {
  const inWords: Readonly<Record<string, (value: string) => string>> = {
    version: text.versionNo,
    state: (value) => said(text.states, value),
    light: (value) => said(text.lights, value),
    role: (value) => said(text.roles, value),
    phrase: (value) => value,
    stage: (value) => said(text.stages, value),
    deliverable: (value) => value,
    on: (value) => value,
    documentNumber: (value) => value,
    reason: (value) => value,
    why: (value) => value,
    approver: (value) => `${text.approver} ${value}`,
  };
  return Object.entries(inWords)
    .filter(([name]) => values[name] !== undefined && values[name] !== null)
    .map(([name, say]) => say(String(values[name])))
    .join(' · ');
}

const said = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;
