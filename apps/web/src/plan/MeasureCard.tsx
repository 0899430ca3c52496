import type { ReviewMeasure } from '@gongjian/contract/plan';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { deadlineText } from './deadline-text.ts';
import { Mentions } from './Mentions.tsx';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { targetText } from './target-text.ts';
import { planText } from './text.ts';

const MeasureEditor = lazy(() => import('./MeasureEditor.tsx'));
const roles = ['lead', 'responsible', 'support'] as const;

/** One measure as it was read; choosing it shows its place in the source. */
export function MeasureCard({ measure }: { measure: ReviewMeasure }) {
  const text = useText(planText);
  const words = useText(uiText);
  const { chosen, choose, editable, review } = useReview();
  const [editing, setEditing] = useState(false);
  const card = useRef<HTMLElement>(null);
  const isChosen = chosen?.id === measure.id;
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const asked = review.questions.filter((question) => question.state === 'open' && question.measures.includes(measure.id)).length;
  return (
    <article ref={card} className={`${styles.card} ${isChosen ? styles.chosenCard : ''}`}>
      <div className={styles.cardHead}>
        <span className={styles.no}>{measure.ordinal}.</span>
        <button
          type="button"
          className={styles.cardText}
          aria-pressed={isChosen}
          title={text.showInSource}
          onClick={() => choose(measure.id)}
        >
          {measure.text}
        </button>
        {editable && (
          <Button size="small" aria-label={`${text.editMeasure} ${measure.ordinal}`} onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )}
      </div>
      <dl className={styles.facts}>
        <dt>{text.deadline}</dt>
        <dd>
          {deadlineText(measure.deadline, text)}
          <Tags measure={measure} field="deadline" />
        </dd>
        {roles.map((role) => (
          <RoleFacts key={role} measure={measure} role={role} />
        ))}
        <Phrases
          name={text.targets}
          phrases={measure.targets.map((target) => `${target.phrase}（${targetText(target, text).join('，')}）`)}
        />
        <Phrases name={text.deliverables} phrases={measure.deliverables.map((deliverable) => deliverable.phrase)} />
        <Phrases name={text.duties} phrases={measure.duties.map((duty) => duty.phrase)} />
      </dl>
      {measure.source === null && <p className={styles.where}>{text.byHand}</p>}
      {asked > 0 && (
        <p className={styles.where}>
          {text.openQuestions}：{asked}
        </p>
      )}
      {editing && (
        <Suspense>
          <MeasureEditor measure={measure} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </article>
  );
}

function RoleFacts({ measure, role }: { measure: ReviewMeasure; role: (typeof roles)[number] }) {
  const text = useText(planText);
  return (
    <>
      <dt>{text[role]}</dt>
      <dd>
        <Mentions measure={measure} role={role} />
        <Tags measure={measure} field={role} />
      </dd>
    </>
  );
}

/** Whether a person changed the cell, or the reader inferred it. */
function Tags({ measure, field }: { measure: ReviewMeasure; field: 'deadline' | (typeof roles)[number] }) {
  const text = useText(planText);
  if (measure.edited.includes(field)) return <span className={styles.tag}>{text.edited}</span>;
  if (!measure.inferred.includes(field)) return null;
  return (
    <span className={styles.warnTag} title={text.inferredWhy}>
      {text.inferred}
    </span>
  );
}

function Phrases({ name, phrases }: { name: string; phrases: readonly string[] }) {
  if (phrases.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <ul>
          {phrases.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
