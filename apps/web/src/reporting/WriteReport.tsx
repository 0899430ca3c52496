import type { ReportForm } from '@gongjian/contract/reporting';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SaidNo } from '../ui/call.ts';
import { instantText, todayInCity } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useSubmit } from './api.ts';
import { Conflicts } from './Conflicts.tsx';
import { monthName } from './months.ts';
import { OfficerFields } from './OfficerFields.tsx';
import { PromiseFields } from './PromiseFields.tsx';
import { type FormProblem, problemsOf } from './problems-of.ts';
import { Texts } from './ReadReport.tsx';
import styles from './Report.module.css';
import { ReportFiles } from './ReportFiles.tsx';
import { TextFields } from './TextFields.tsx';
import { type DraftBeingWritten, named, useDraft } from './useDraft.ts';
import { writeText } from './write-text.ts';

/** The form of a monthly report: saved by itself, checked as a whole, sent with the officer who answers for it. */
export function WriteReport({ form: read }: { form: ReportForm }) {
  const text = useText(writeText);
  const [files, setFiles] = useState(read.attachments);
  const form = { ...read, attachments: files };
  const draft = useDraft(read);
  const [asked, setAsked] = useState(false);
  const submit = useSubmit();
  const { content, accountable } = draft.draft;
  const problems = problemsOf(form, content, accountable, todayInCity());
  const shown = asked ? problems : [];
  const send = (): void => {
    setAsked(true);
    if (problems.length > 0 || draft.collision.open.length > 0) return;
    draft.rest();
    submit.mutate(
      { id: form.id, version: draft.version.current, content, accountable: named(accountable) },
      {
        onSuccess: () => tell(text.submitted),
        onError: (error) => {
          if (error instanceof SaidNo && error.code === 'reporting.changed') void draft.laidBeside();
          else draft.change({});
        },
      },
    );
  };
  const change = (part: Partial<typeof content>): void => draft.change({ content: { ...content, ...part } });
  return (
    <>
      <Notices form={form} draft={draft} />
      {shown.length > 0 && <ToMend problems={shown} />}
      <Problem error={submit.error} words={text.formProblems} />
      <div className={form.lastMonth ? styles.columns : undefined}>
        <div className={styles.stack}>
          <TextFields content={content} problems={shown} change={change} />
          <PromiseFields form={form} content={content} problems={shown} change={change} />
          <ReportFiles form={form} version={draft.version} setFiles={setFiles} problems={shown} />
          <OfficerFields officer={accountable} problems={shown} change={(officer) => draft.change({ accountable: officer })} />
        </div>
        {form.lastMonth && <LastMonth {...form.lastMonth} />}
      </div>
      <div className={styles.foot}>
        <SaveState draft={draft} form={form} />
        <Button onClick={() => void draft.keep()} busy={draft.save.state === 'saving'} disabled={draft.collision.open.length > 0}>
          {text.saveNow}
        </Button>
        <Button
          look="primary"
          onClick={send}
          busy={submit.isPending}
          disabled={draft.collision.open.length > 0 || draft.save.state === 'saving'}
        >
          {text.submit}
        </Button>
      </div>
    </>
  );
}

function Notices({ form, draft }: { form: ReportForm; draft: DraftBeingWritten }) {
  const text = useText(writeText);
  const last = form.reviews.findLast(({ action }) => action === 'returned' || action === 'reopened');
  return (
    <>
      {form.state === 'returned' && last?.reason && <p className={styles.note}>{text.returned(last.by.name, last.reason)}</p>}
      {form.prefilled && draft.save.state === 'idle' && <p className={styles.note}>{text.prefilled}</p>}
      {draft.collision.open.length > 0 && <Conflicts form={form} open={draft.collision.open} settle={draft.settle} />}
      {draft.collision.merged && draft.collision.open.length === 0 && (
        <p className={styles.note} role="status">
          {text.merged}
        </p>
      )}
    </>
  );
}

function ToMend({ problems }: { problems: readonly FormProblem[] }) {
  const text = useText(writeText);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.mend}>
      <strong>{text.toMend(problems.length)}</strong>
      <ul>
        {problems.map(({ code, field }) => (
          <li key={`${field} ${code}`}>
            <a href={`#of-${field}`} onClick={(event) => goTo(event, field)}>
              {text.formProblems[code]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: React.MouseEvent, field: string): void {
  event.preventDefault();
  const place = document.getElementById(`of-${field}`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
}

function LastMonth({ month, content }: NonNullable<ReportForm['lastMonth']>) {
  const text = useText(writeText);
  const language = useLanguage();
  return (
    <Panel title={text.lastMonth(monthName(month, language))}>
      <Texts content={content} />
    </Panel>
  );
}

function SaveState({ draft: { save }, form }: { draft: DraftBeingWritten; form: ReportForm }) {
  const text = useText(writeText);
  const language = useLanguage();
  const saved =
    save.state === 'saved' && save.at !== null ? text.savedAt(instantText(save.at, language).slice(-5)) : text.saves[save.state];
  return (
    <div>
      <span role="status">{saved}</span>
      {save.state === 'failed' && <Problem error={save.error} />}
      {save.state === 'idle' && form.writtenBy && form.writtenAt && (
        <div className="soft">{text.writtenBy(form.writtenBy.name, instantText(form.writtenAt, language))}</div>
      )}
    </div>
  );
}
