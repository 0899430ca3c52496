import type { ImportJob } from '@gongjian/contract/reporting-import';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { CellProblems } from './CellProblems.tsx';
import { useCancelImport, useConfirmImport, useImportJob } from './import-api.ts';
import { importText } from './import-text.ts';
import styles from './Reporting.module.css';

const cancellable: readonly ImportJob['state'][] = ['checking', 'ready', 'saving'];
const over: readonly ImportJob['state'][] = ['refused', 'done', 'cancelled', 'failed'];

/** One import on its way: what it is at, what is wrong, and the next step. */
export function ImportProgress({ jobId, onAgain }: { jobId: string; onAgain: () => void }) {
  const job = useImportJob(jobId);
  return <Loaded query={job}>{(found) => <Progress job={found} onAgain={onAgain} />}</Loaded>;
}

function Progress({ job, onAgain }: { job: ImportJob; onAgain: () => void }) {
  const text = useText(importText);
  const confirm = useConfirmImport();
  const cancel = useCancelImport();
  const { id, name, state, total, done, problems } = job;
  return (
    <Panel title={name}>
      <div className={styles.stack}>
        <p role="status">{text.states[state]}</p>
        {state === 'checking' && <progress aria-label={text.progressLabel} />}
        {state === 'saving' && (
          <p>
            <progress aria-label={text.progressLabel} value={done} max={Math.max(total, 1)} /> {text.progress(done, total)}
          </p>
        )}
        {problems.length > 0 && <CellProblems problems={problems} more={text.cells} />}
        <div>
          {state === 'ready' && (
            <Button look="primary" busy={confirm.isPending} onClick={() => confirm.mutate(id)}>
              {text.confirm(total)}
            </Button>
          )}
          {cancellable.includes(state) && (
            <Button busy={cancel.isPending} onClick={() => cancel.mutate(id)}>
              {text.cancel}
            </Button>
          )}
          {over.includes(state) && <Button onClick={onAgain}>{text.another}</Button>}
        </div>
        <Problem error={confirm.error ?? cancel.error} />
      </div>
    </Panel>
  );
}
