import type { ReportForm } from '@gongjian/contract/reporting';
import { type ChangeEvent, type RefObject, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { fetchAttachment, fetchReport, useAttach, useDetach } from './api.ts';
import type { FormProblem } from './problems-of.ts';
import styles from './Report.module.css';
import { reportingText } from './text.ts';

type Files = ReportForm['attachments'];
type Props = { form: ReportForm; version: RefObject<number>; setFiles: (files: Files) => void; problems: readonly FormProblem[] };

/** Files of a report that is being written. */
export function ReportFiles({ form, version, setFiles, problems }: Props) {
  const text = useText(reportingText);
  const attach = useAttach();
  const detach = useDetach();
  const [share, setShare] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const moved = async (reply: { version: number }): Promise<void> => {
    version.current = reply.version;
    setFiles((await fetchReport(form.id)).attachments);
  };
  const send = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) attach.mutate({ id: form.id, file, onProgress: setShare }, { onSuccess: moved });
  };
  const wrong = problems.find(({ field }) => field === 'attachments');
  return (
    <Panel title={text.files} note={text.filesHint}>
      <div className={styles.files} id="of-attachments">
        {form.attachments.length === 0 && <span className="soft">{text.noFilesYet}</span>}
        {form.attachments.map(({ id, name, size }) => (
          <span key={id}>
            <button type="button" className={styles.link} onClick={() => void fetchAttachment(form.id, id)}>
              {name}
            </button>{' '}
            <span className="soft">{sizeText(size)}</span>
            <Button
              look="text"
              size="small"
              aria-label={text.removeFile(name)}
              onClick={() => detach.mutate({ id: form.id, fileId: id }, { onSuccess: moved })}
            >
              ×
            </Button>
          </span>
        ))}
        <input ref={input} type="file" className="unseen" tabIndex={-1} aria-label={text.attach} onChange={send} />
        <Button size="small" busy={attach.isPending} onClick={() => input.current?.click()}>
          {attach.isPending ? text.uploading(Math.round(share * 100)) : text.attach}
        </Button>
        {wrong && <span className={styles.wrong}>{text.formProblems[wrong.code]}</span>}
        <Problem error={attach.error ?? detach.error} words={text.formProblems} />
      </div>
    </Panel>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
