import type { Stage } from '@gongjian/contract/tasks';
import { type ChangeEvent, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { fetchProof, useAttachProof, useRemoveProof } from './api.ts';
import styles from './Measure.module.css';
import { tasksText } from './text.ts';

/** The files that prove a stage. */
export function ProofFiles({ record, editable }: { record: Stage; editable: boolean }) {
  const text = useText(tasksText);
  const remove = useRemoveProof();
  if (record.files.length === 0 && !editable) return null;
  return (
    <div className={styles.files}>
      {record.files.map((file) => (
        <span key={file.id}>
          <button type="button" className={styles.linkButton} onClick={() => void fetchProof(record.id, file.id)}>
            {file.name}
          </button>{' '}
          <span className="soft">{sizeText(file.bytes)}</span>
          {editable && (
            <Button
              look="text"
              size="small"
              aria-label={text.removeFile(file.name)}
              onClick={() => remove.mutate({ stageId: record.id, fileId: file.id })}
            >
              ×
            </Button>
          )}
        </span>
      ))}
      {editable && <AttachFile stageId={record.id} />}
      <Problem error={remove.error} />
    </div>
  );
}

function AttachFile({ stageId }: { stageId: string }) {
  const text = useText(tasksText);
  const attach = useAttachProof();
  const [share, setShare] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const send = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) attach.mutate({ stageId, file, onProgress: setShare });
  };
  return (
    <>
      <input ref={input} type="file" className="unseen" tabIndex={-1} aria-label={text.stageAttach} onChange={send} />
      <Button size="small" busy={attach.isPending} onClick={() => input.current?.click()}>
        {attach.isPending ? text.uploading(Math.round(share * 100)) : text.stageAttach}
      </Button>
      <Problem error={attach.error} words={text.stageProblems} />
    </>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
