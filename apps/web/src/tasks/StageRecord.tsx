import type { Stage } from '@gongjian/contract/tasks';
import { type LocalDate, localDate } from '@gongjian/domain/kernel/dates';
import { checkStage } from '@gongjian/domain/tasks/stages';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { instantText, todayInCity } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useAcceptStage, useDeleteStage, useSubmitStage } from './api.ts';
import styles from './Measure.module.css';
import { ProofFiles } from './ProofFiles.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { StageForm } from './StageForm.tsx';
import { tasksText } from './text.ts';

type Props = { record: Stage; mayReport: boolean; mayReview: boolean };

/** One unit's proof that a deliverable has reached a stage. */
export function StageRecord({ record, mayReport, mayReview }: Props) {
  const text = useText(tasksText);
  const language = useLanguage();
  const open = record.state === 'draft' || record.state === 'returned';
  return (
    <article className={styles.stage}>
      <div className={styles.stageHead}>
        <strong>{text.stages[record.stage]}</strong>
        <span>{record.unit.name}</span>
        <span className={styles.tag}>{text.stageStates[record.state]}</span>
        {record.on !== null && <span className="number">{record.on}</span>}
        {record.documentNumber !== null && <span>{record.documentNumber}</span>}
      </div>
      {record.note !== null && <p>{record.note}</p>}
      <ProofFiles record={record} editable={open && mayReport} />
      {record.decision && (
        <p className="soft">
          {text.stageDecision(record.decision.by.name, instantText(record.decision.at, language))}
          {record.decision.reason !== null && `：${record.decision.reason}`}
        </p>
      )}
      {open && mayReport && <ReporterActions record={record} />}
      {record.state === 'submitted' && mayReview && <ReviewerActions record={record} />}
    </article>
  );
}

function ReporterActions({ record }: { record: Stage }) {
  const text = useText(tasksText);
  const [editing, setEditing] = useState(false);
  const submit = useSubmitStage();
  const remove = useDeleteStage();
  const versioned = { stageId: record.id, version: record.version };
  const proof = {
    stage: record.stage,
    on: record.on as LocalDate | null,
    documentNumber: record.documentNumber,
    files: record.files.length,
  };
  const missing = checkStage(proof, [], localDate(todayInCity()));
  return (
    <>
      <Problem error={submit.error ?? remove.error} words={text.stageProblems} />
      {missing.length > 0 && <p className={styles.missing}>{missing.map((problem) => text.stageProblems[problem.code]).join('；')}</p>}
      <div className={styles.buttons}>
        <Button
          look="primary"
          size="small"
          disabled={missing.length > 0}
          busy={submit.isPending}
          onClick={() => submit.mutate(versioned, { onSuccess: () => tell(text.stageSubmitted) })}
        >
          {text.stageSubmit}
        </Button>
        <Button size="small" onClick={() => setEditing(true)}>
          {text.stageEdit}
        </Button>
        {record.state === 'draft' && (
          <Button size="small" danger busy={remove.isPending} onClick={() => remove.mutate(record.id)}>
            {text.stageDelete}
          </Button>
        )}
      </div>
      {editing && (
        <StageForm deliverableId={record.deliverableId} units={[record.unit]} record={record} onClose={() => setEditing(false)} />
      )}
    </>
  );
}

function ReviewerActions({ record }: { record: Stage }) {
  const text = useText(tasksText);
  const [returning, setReturning] = useState(false);
  const accept = useAcceptStage();
  const versioned = { stageId: record.id, version: record.version };
  return (
    <>
      <Problem error={accept.error} />
      <div className={styles.buttons}>
        <Button
          look="primary"
          size="small"
          busy={accept.isPending}
          onClick={() => accept.mutate(versioned, { onSuccess: () => tell(text.stageAccepted) })}
        >
          {text.stageAccept}
        </Button>
        <Button size="small" onClick={() => setReturning(true)}>
          {text.stageReturn}
        </Button>
      </div>
      {returning && <ReturnForm record={record} onClose={() => setReturning(false)} />}
    </>
  );
}
