import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useImportValues } from './api.ts';
import { ImportProblems } from './ImportProblems.tsx';
import { importText } from './import-text.ts';
import styles from './Pace.module.css';

/** 历史数据导入: drop a file, see all that is wrong with it, then all or nothing. */
export function ImportValues({ onDone }: { onDone: () => void }) {
  const text = useText(importText);
  const [file, setFile] = useState<File | null>(null);
  const check = useImportValues();
  const save = useImportValues();
  const look = (chosen: File): void => {
    setFile(chosen);
    save.reset();
    check.mutate({ file: chosen, dryRun: true });
  };
  const saved = ({ values }: { values: number }): void => {
    tell(text.saved(values));
    onDone();
  };
  const found = check.data;
  return (
    <Panel title={text.title}>
      <div className={styles.stack}>
        <p className="soft">{text.lead}</p>
        <DropZone hint={text.hint} accept=".csv,.xlsx" onFile={look} />
        {check.isPending && <p role="status">{text.checking}</p>}
        <Problem error={check.error ?? save.error} words={text.cells} />
        {found && file && (
          <>
            <p role="status">{found.problems.length === 0 ? text.good(found.values) : text.wrong(found.problems.length)}</p>
            {found.problems.length > 0 ? (
              <ImportProblems problems={found.problems} />
            ) : (
              <Button look="primary" busy={save.isPending} onClick={() => save.mutate({ file, dryRun: false }, { onSuccess: saved })}>
                {text.save(found.values)}
              </Button>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
