import type { EditReply, PlanEdit, ReviewMeasure } from '@gongjian/contract/plan';
import { Popconfirm, Select } from 'antd';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import { useEditImport } from './api.ts';
import styles from './Review.module.css';
import { recordsText } from './records-text.ts';
import { useReview } from './review-state.ts';
import { tellReread } from './tell-reread.ts';

type Props = { measure: ReviewMeasure; cursor: () => number; unsaved: boolean; onDone: () => void };

/** Where one measure begins and ends: split, merge, move, remove. Not while there are unsaved words. */
export function MeasureStructure({ measure, cursor, unsaved, onDone }: Props) {
  const text = useText(recordsText);
  const words = useText(uiText);
  const { importId, measures, review } = useReview();
  const edit = useEditImport(importId);
  const placed = measures.get(measure.id);
  const done = (reply: EditReply): void => {
    tellReread(reply, text);
    onDone();
  };
  const send = (one: PlanEdit): void => edit.mutate([one], { onSuccess: done });
  const split = (): void => {
    const at = cursor();
    if (at > 0 && at < measure.text.length) send({ op: 'splitMeasure', measure: measure.id, at });
  };
  const tasks = review.plans.flatMap((plan) => plan.sections).flatMap((section) => section.tasks);
  return (
    <fieldset className={styles.group} disabled={unsaved}>
      <legend>{text.structure}</legend>
      <div className={styles.buttons}>
        <Button title={text.splitHint} onClick={split} disabled={unsaved}>
          {text.splitHere}
        </Button>
        {placed?.previous && (
          <Button disabled={unsaved} onClick={() => send({ op: 'mergeMeasure', measure: measure.id, into: placed.previous as string })}>
            {text.mergeUp}
          </Button>
        )}
        <Popconfirm
          title={text.removeMeasure}
          okText={words.confirm}
          cancelText={words.cancel}
          onConfirm={() => send({ op: 'removeMeasure', measure: measure.id })}
        >
          <Button danger disabled={unsaved}>
            {text.removeMeasure}
          </Button>
        </Popconfirm>
      </div>
      <Field label={text.moveTo}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          disabled={unsaved}
          value={placed?.task.id ?? null}
          onChange={(task: string | null) =>
            task !== null &&
            send({ op: 'moveMeasure', measure: measure.id, task, after: tasks.find((one) => one.id === task)?.measures.at(-1)?.id ?? null })
          }
          options={tasks.map((task) => ({ value: task.id, label: [task.no, task.title].filter(Boolean).join(' ') }))}
        />
      </Field>
      <Problem error={edit.error} />
    </fieldset>
  );
}
