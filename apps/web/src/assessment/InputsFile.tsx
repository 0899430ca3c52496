import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import styles from './Assessment.module.css';
import { fetchForm, useImport } from './api.ts';
import { inputsText } from './inputs-text.ts';
import { assessmentText } from './text.ts';

const SHOWN = 20;

/** 考核数据: tried at once; kept when nothing is wrong with it. */
export function InputsFile({ scheme, onKept }: { scheme: string; onKept: (id: string | undefined) => void }) {
  const text = useText(inputsText);
  const [name, setName] = useState<string>();
  const given = useImport();
  const take = (file: File): void => {
    setName(file.name);
    onKept(undefined);
    given.mutate({ scheme, file, trial: false }, { onSuccess: ({ id }) => onKept(id ?? undefined) });
  };
  const form = (): void => void fetchForm(scheme).catch((error: unknown) => tell(refusalText(error, currentLanguage()), 'failed'));
  return (
    <fieldset className={styles.corrected}>
      <legend>{text.file}</legend>
      <span className="soft">{text.fileLead}</span>
      <Button size="small" onClick={form}>
        {text.form}
      </Button>
      <DropZone hint={name ?? text.kinds} accept=".csv,.xlsx" onFile={take} />
      <Problem error={given.error} />
      {given.data && <Read read={given.data} />}
    </fieldset>
  );
}

type ReadReply = NonNullable<ReturnType<typeof useImport>['data']>;

function Read({ read: { subjects, cells, happenings, problems } }: { read: ReadReply }) {
  const text = useText(inputsText);
  const known: Readonly<Record<string, string>> = { ...useText(assessmentText).problems, ...text.wrong };
  if (problems.length === 0) return <p aria-live="polite">{text.read(subjects, cells, happenings)}</p>;
  return (
    <div role="alert" className={styles.wrong}>
      <p>{text.problems(problems.length)}</p>
      <ul>
        {problems.slice(0, SHOWN).map(({ code, row, column }) => (
          <li key={`${row}/${column}/${code}`}>{text.at(row, column, known[code] ?? code)}</li>
        ))}
      </ul>
    </div>
  );
}
