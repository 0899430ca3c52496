import type { ReviewQuestion } from '@gongjian/contract/plan';
import { Radio } from 'antd';
import { useState } from 'react';
import { UnitsSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { useDecide } from './api.ts';
import { questionsText } from './questions-text.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';

/** Answers a question by a choice, by units or in own words, or defers it with a reason. */
export function AnswerForm({ question }: { question: ReviewQuestion }) {
  const text = useText(questionsText);
  const { importId } = useReview();
  const decide = useDecide(importId);
  const [answer, setAnswer] = useState<string | null>(null);
  const [units, setUnits] = useState<string[]>([]);
  const [deferring, setDeferring] = useState(false);
  const asksUnits = question.kind === 'unit' || question.kind === 'group';
  const ready = asksUnits ? question.kind === 'group' || units.length > 0 : answer !== null && answer.trim() !== '';
  const send = (): void =>
    decide.mutate({ question: question.key, decision: 'answer', ...(asksUnits ? { units } : { answer: answer ?? '' }) });
  if (deferring) return <DeferForm question={question} onBack={() => setDeferring(false)} />;
  return (
    <div className={styles.answer}>
      {asksUnits ? (
        <UnitsAnswer question={question} units={units} onChange={setUnits} />
      ) : (
        <WordsAnswer question={question} answer={answer} onChange={setAnswer} />
      )}
      <Problem error={decide.error} />
      <div className={styles.buttons}>
        <Button look="primary" size="small" disabled={!ready} busy={decide.isPending} onClick={send}>
          {text.answer}
        </Button>
        <Button size="small" onClick={() => setDeferring(true)}>
          {text.defer}
        </Button>
      </div>
    </div>
  );
}

function UnitsAnswer({ question, units, onChange }: { question: ReviewQuestion; units: string[]; onChange: (units: string[]) => void }) {
  const text = useText(questionsText);
  const offered = question.suggestions.filter(({ unit }) => !units.includes(unit.id));
  return (
    <>
      {offered.length > 0 && (
        <div className={styles.suggestions}>
          <span className="soft">{text.suggestions}</span>
          {offered.map(({ unit }) => (
            <Button key={unit.id} size="small" onClick={() => onChange([...units, unit.id])}>
              {unit.name}
            </Button>
          ))}
        </div>
      )}
      <Field label={question.kind === 'group' ? text.stands : text.whichUnits}>
        <UnitsSelect value={units} onChange={onChange} />
      </Field>
    </>
  );
}

function WordsAnswer({
  question,
  answer,
  onChange,
}: {
  question: ReviewQuestion;
  answer: string | null;
  onChange: (answer: string) => void;
}) {
  const text = useText(questionsText);
  const own = answer !== null && !question.choices.includes(answer);
  return (
    <>
      {question.choices.length > 0 && (
        <Radio.Group className={styles.choices ?? ''} value={own ? '' : answer} onChange={(event) => onChange(String(event.target.value))}>
          {question.choices.map((choice) => (
            <Radio key={choice} value={choice}>
              {choice}
            </Radio>
          ))}
          <Radio value="">{text.ownWords}</Radio>
        </Radio.Group>
      )}
      {(own || question.choices.length === 0) && (
        <Input aria-label={text.ownWords} maxLength={2000} value={answer ?? ''} onChange={(event) => onChange(event.target.value)} />
      )}
    </>
  );
}

function DeferForm({ question, onBack }: { question: ReviewQuestion; onBack: () => void }) {
  const text = useText(questionsText);
  const { importId } = useReview();
  const decide = useDecide(importId);
  const [reason, setReason] = useState('');
  return (
    <div className={styles.answer}>
      <Field label={text.deferWhy}>
        <Input maxLength={2000} value={reason} placeholder={text.deferReason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Problem error={decide.error} />
      <div className={styles.buttons}>
        <Button
          look="primary"
          size="small"
          disabled={reason.trim() === ''}
          busy={decide.isPending}
          onClick={() => decide.mutate({ question: question.key, decision: 'defer', reason })}
        >
          {text.defer}
        </Button>
        <Button size="small" onClick={onBack}>
          {text.backToAnswer}
        </Button>
      </div>
    </div>
  );
}
