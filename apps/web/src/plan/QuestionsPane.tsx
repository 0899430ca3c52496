import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { DeferAll } from './DeferAll.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { questionsText } from './questions-text.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';

const order = { open: 0, deferred: 1, answered: 2 } as const;

/** 疑问: what a person must decide, the undecided first. */
export function QuestionsPane() {
  const text = useText(questionsText);
  const { review, editable } = useReview();
  const [deferring, setDeferring] = useState(false);
  const { open } = review.counts;
  const questions = [...review.questions].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <div className={styles.pane}>
      {questions.length === 0 ? <p className="soft">{text.noQuestions}</p> : open === 0 && <p className="soft">{text.allAnswered}</p>}
      {open > 1 && editable && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setDeferring(true)}>
            {text.deferAll(open)}
          </Button>
        </div>
      )}
      {deferring && <DeferAll onClose={() => setDeferring(false)} />}
      {questions.map((question) => (
        <QuestionCard key={question.key} question={question} />
      ))}
    </div>
  );
}
