import type { ReviewTask } from '@gongjian/contract/plan';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { useEditImport } from './api.ts';
import { HeadingEditor } from './HeadingEditor.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

/** 记录: plans, sections, tasks and measures as they were read and corrected. */
export function RecordsPane() {
  const { review } = useReview();
  return (
    <div className={styles.pane}>
      {review.plans.map((plan) => (
        <div key={plan.id}>
          <div className={styles.planHead}>
            <h2>{plan.title}</h2>
            <HeadingEditor of={{ op: 'setPlan', plan: plan.id, title: plan.title, year: plan.year }} />
          </div>
          {plan.sections.map((section) => (
            <div key={section.id}>
              {section.title !== null && (
                <div className={styles.sectionHead}>
                  <h3>
                    {section.part !== null && <span className="soft">{section.part} › </span>}
                    {[section.ordinal, section.title].filter(Boolean).join('、')}
                  </h3>
                  <HeadingEditor
                    of={{ op: 'setSection', section: section.id, part: section.part, ordinal: section.ordinal, title: section.title }}
                  />
                </div>
              )}
              {section.tasks.map((task) => (
                <Task key={task.id} task={task} />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Task({ task }: { task: ReviewTask }) {
  const text = useText(planText);
  const { importId, editable } = useReview();
  const edit = useEditImport(importId);
  const add = (): void =>
    edit.mutate([{ op: 'addMeasure', task: task.id, after: task.measures.at(-1)?.id ?? null, text: text.addMeasure }]);
  return (
    <div>
      <div className={styles.taskHead}>
        <h4>
          {task.no !== null && <span className={styles.no}>{task.no} </span>}
          {task.title}
        </h4>
        <HeadingEditor of={{ op: 'setTask', task: task.id, no: task.no, title: task.title }} />
        {editable && (
          <Button size="small" look="text" onClick={add} busy={edit.isPending}>
            {text.addMeasure}
          </Button>
        )}
      </div>
      {task.measures.map((measure) => (
        <MeasureCard key={measure.id} measure={measure} />
      ))}
    </div>
  );
}
