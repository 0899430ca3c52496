import type { ReviewQuestion } from '@gongjian/contract/plan';
import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { useDecide } from './api.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

/** One question: where and why it is asked, and its answer, its deferral, or the form for them. */
export function QuestionCard({ question }: { question: ReviewQuestion }) {
  const text = useText(planText);
  const { editable, chosen, choose } = useReview();
  const first = question.measures[0];
  const show = (): void => {
    if (first !== undefined && !question.measures.includes(chosen?.id ?? '')) choose(first);
  };
  return (
    <article
      onFocus={show}
      className={`${styles.question} ${question.state === 'open' ? '' : styles.settled}`}
      aria-label={question.phrase ?? question.why}
    >
      <p className={styles.questionHead}>
        <span className={question.state === 'open' ? styles.warnTag : styles.tag}>{text.questionStates[question.state]}</span>
        <span className="soft">{text.questionKinds[question.kind]}</span>
        {question.phrase !== null && <strong>{question.phrase}</strong>}
      </p>
      <p>{question.why}</p>
      <Where question={question} />
      {question.state === 'open' ? editable && <AnswerForm question={question} /> : <Settled question={question} />}
    </article>
  );
}

function Where({ question }: { question: ReviewQuestion }) {
  const text = useText(planText);
  const { measures, choose } = useReview();
  if (question.measures.length === 0) return null;
  return (
    <p className={styles.where}>
      {text.where}
      {question.measures.slice(0, 6).map((id) => {
        const placed = measures.get(id);
        if (!placed) return null;
        return (
          <button key={id} type="button" className={styles.link} title={placed.measure.text} onClick={() => choose(id)}>
            {text.measureName(placed.task.no ?? '', placed.measure.ordinal)}
          </button>
        );
      })}
      {question.measures.length > 6 && <span>{text.measuresMore(question.measures.length)}</span>}
    </p>
  );
}

function Settled({ question }: { question: ReviewQuestion }) {
  const text = useText(planText);
  const language = useLanguage();
  const { importId, editable } = useReview();
  const decide = useDecide(importId);
  const { decision } = question;
  if (!decision) return null;
  const units = decision.units?.map((unit) => unit.name).join('、');
  return (
    <div className={styles.answer}>
      <p>
        {[decision.answer, units === '' ? text.none : units, decision.reason].filter(Boolean).join(' · ')}
        <span className="soft"> {text.decided(decision.by.name, instantText(decision.at, language))}</span>
      </p>
      <Problem error={decide.error} />
      {editable && (
        <div className={styles.buttons}>
          <Button size="small" busy={decide.isPending} onClick={() => decide.mutate({ question: question.key, decision: 'reopen' })}>
            {text.reopen}
          </Button>
        </div>
      )}
    </div>
  );
}
