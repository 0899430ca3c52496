import type { EditReply, ReviewMeasure } from '@gongjian/contract/plan';
import { Drawer } from 'antd';
import { useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import { useEditImport } from './api.ts';
import { DeadlineFields } from './DeadlineFields.tsx';
import { editsBetween } from './edits-between.ts';
import { MeasureStructure } from './MeasureStructure.tsx';
import { DeliverableRows, DutyRows, TargetRows } from './PromiseRows.tsx';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { tellReread } from './tell-reread.ts';
import { planText } from './text.ts';
import { UnitMentionsSelect } from './UnitMentionsSelect.tsx';

const roles = ['lead', 'responsible', 'support'] as const;

/** Every cell of one measure, to be corrected; only what changed is sent. */
export default function MeasureEditor({ measure, onClose }: { measure: ReviewMeasure; onClose: () => void }) {
  const text = useText(planText);
  const words = useText(uiText);
  const { importId } = useReview();
  const edit = useEditImport(importId);
  const [draft, setDraft] = useState(measure);
  const body = useRef<HTMLTextAreaElement>(null);
  const set = (part: Partial<ReviewMeasure>): void => setDraft({ ...draft, ...part });
  const edits = editsBetween(measure, draft);
  const saved = (reply: EditReply): void => {
    tellReread(reply, text);
    onClose();
  };
  const save = (): void => (edits.length === 0 ? onClose() : edit.mutate(edits, { onSuccess: saved }));
  const footer = (
    <div className={styles.buttons}>
      <Button look="primary" onClick={save} busy={edit.isPending} disabled={draft.text.trim() === ''}>
        {words.save}
      </Button>
      <Button onClick={onClose}>{words.cancel}</Button>
    </div>
  );
  return (
    <Drawer open title={text.editMeasure} onClose={onClose} size="min(640px, 100vw)" footer={footer}>
      <div className={styles.form}>
        <Field label={text.text} hint={text.rereadHint}>
          <textarea
            ref={body}
            className={styles.textarea}
            rows={6}
            maxLength={20_000}
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </Field>
        <DeadlineFields deadline={draft.deadline} onChange={(deadline) => set({ deadline })} />
        {roles.map((role) => (
          <Field key={role} label={text[role]} hint={role === 'lead' ? text.unitsHint : undefined}>
            <UnitMentionsSelect mentions={draft[role]} onChange={(mentions) => set({ [role]: mentions })} />
          </Field>
        ))}
        <TargetRows rows={draft.targets} onChange={(targets) => set({ targets })} />
        <DeliverableRows rows={draft.deliverables} onChange={(deliverables) => set({ deliverables })} />
        <DutyRows rows={draft.duties} onChange={(duties) => set({ duties })} />
        <Problem error={edit.error} />
        <MeasureStructure measure={measure} cursor={() => body.current?.selectionStart ?? 0} unsaved={edits.length > 0} onDone={onClose} />
      </div>
    </Drawer>
  );
}
