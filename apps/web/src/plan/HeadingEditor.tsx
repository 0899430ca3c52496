import type { PlanEdit } from '@gongjian/contract/plan';
import { InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import { useEditImport } from './api.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { type PlanText, planText } from './text.ts';

type HeadingEdit = Extract<PlanEdit, { op: 'setPlan' | 'setSection' | 'setTask' }>;
const titles = { setPlan: 'editPlan', setSection: 'editSection', setTask: 'editTask' } as const satisfies Record<
  HeadingEdit['op'],
  keyof PlanText
>;

/** Changes the number or the words of a plan, section or task. */
export function HeadingEditor({ of }: { of: HeadingEdit }) {
  const text = useText(planText);
  const words = useText(uiText);
  const { editable } = useReview();
  const [open, setOpen] = useState(false);
  if (!editable) return null;
  return (
    <>
      <Button size="small" look="text" aria-label={`${text[titles[of.op]]}：${of.title ?? ''}`} onClick={() => setOpen(true)}>
        {words.edit}
      </Button>
      {open && <HeadingForm of={of} onClose={() => setOpen(false)} />}
    </>
  );
}

function HeadingForm({ of, onClose }: { of: HeadingEdit; onClose: () => void }) {
  const text = useText(planText);
  const words = useText(uiText);
  const { importId } = useReview();
  const edit = useEditImport(importId);
  const [draft, setDraft] = useState<HeadingEdit>(of);
  const save = (): void => edit.mutate([draft], { onSuccess: onClose });
  return (
    <Modal
      open
      title={text[titles[of.op]]}
      onCancel={onClose}
      onOk={save}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={edit.isPending}
    >
      <div className={styles.form}>
        {draft.op === 'setPlan' && (
          <Field label={text.year}>
            <InputNumber min={1990} max={2100} value={draft.year} onChange={(year) => setDraft({ ...draft, year })} />
          </Field>
        )}
        {draft.op === 'setSection' && (
          <>
            <Field label={text.part}>
              <Input value={draft.part ?? ''} onChange={(event) => setDraft({ ...draft, part: event.target.value || null })} />
            </Field>
            <Field label={text.ordinal}>
              <Input
                maxLength={50}
                value={draft.ordinal ?? ''}
                onChange={(event) => setDraft({ ...draft, ordinal: event.target.value || null })}
              />
            </Field>
          </>
        )}
        {draft.op === 'setTask' && (
          <Field label={text.taskNo}>
            <Input maxLength={50} value={draft.no ?? ''} onChange={(event) => setDraft({ ...draft, no: event.target.value || null })} />
          </Field>
        )}
        <Field label={text.title}>
          <Input
            maxLength={1000}
            value={draft.title ?? ''}
            onChange={(event) => setDraft({ ...draft, title: event.target.value || null })}
          />
        </Field>
        <Problem error={edit.error} />
      </div>
    </Modal>
  );
}
