import type { Visit } from '@gongjian/contract/supervision';
import { judge } from '@gongjian/domain/supervision/judge-answers';
import { conformWords } from '@gongjian/domain/supervision/model';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { AddPhoto } from './AddPhoto.tsx';
import { answerOf, type Item } from './answer-of.ts';
import type { VisitPlan } from './api.ts';
import styles from './Supervision.module.css';
import { VisitPhotos } from './VisitPhotos.tsx';
import { visitText } from './visit-text.ts';

type Answers = NonNullable<VisitPlan['answers']>;
type Answer = ReturnType<typeof answerOf>;
type Props = { one: Visit; plan: VisitPlan; onChange: (answers: Answers) => void };

/** Every item of the list with its answer; what does not conform asks for words and photos. */
export function VisitItems({ one, plan, onChange }: Props) {
  const answers = plan.answers ?? {};
  return (
    <div>
      {one.checklist.items.map((item) => (
        <ItemForm
          key={item.code}
          one={one}
          plan={plan}
          item={item}
          answer={answerOf(answers, item.code)}
          onChange={(answer) => onChange({ ...answers, [item.code]: answer })}
        />
      ))}
    </div>
  );
}

type ItemProps = { one: Visit; plan: VisitPlan; item: Item; answer: Answer; onChange: (answer: Answer) => void };

function ItemForm({ one, plan, item, answer, onChange }: ItemProps) {
  const text = useText(visitText);
  const [adding, setAdding] = useState(false);
  const fails = judge(item.answer, answer) === 'fails';
  return (
    <fieldset className={styles.item}>
      <legend lang="zh-CN">
        {item.title}
        {item.required && <span className="soft"> · {text.required}</span>}
      </legend>
      <p className="soft" lang="zh-CN">
        {[item.guide, item.clause].filter(Boolean).join(' ')}
      </p>
      <AnswerInput item={item} value={answer.value} onChange={(value) => onChange({ ...answer, value })} />
      {fails && (
        <>
          <p className={styles.over}>
            {text.fails}
            {item.photos !== null && ` · ${text.photos(item.photos.least, item.photos.placed)}`}
          </p>
          <Field label={text.note}>
            <TextArea
              rows={2}
              value={answer.note}
              maxLength={2000}
              onChange={(event) => onChange({ ...answer, note: event.target.value })}
            />
          </Field>
          <VisitPhotos one={one} ids={answer.photos} />
          <div>
            <Button size="small" onClick={() => setAdding(true)} aria-label={`${text.addPhoto} ${item.title}`}>
              {text.addPhoto}
            </Button>
          </div>
        </>
      )}
      {adding && (
        <AddPhoto
          visitId={one.id}
          place={plan.place ?? null}
          takenAt={plan.startedAt}
          onAdded={(id) => onChange({ ...answer, photos: [...answer.photos, id] })}
          onClose={() => setAdding(false)}
        />
      )}
    </fieldset>
  );
}

type InputProps = { item: Item; value: string; onChange: (value: string) => void };

function AnswerInput({ item, value, onChange }: InputProps) {
  const text = useText(visitText);
  const { answer } = item;
  if (answer.type === 'conforms') {
    const choices = conformWords.map((word) => ({ value: word, label: text.values[word] }));
    return <Choices name={item.code} choices={choices} value={value} onChange={onChange} />;
  }
  if (answer.type === 'choice') {
    const choices = answer.choices.map(({ title }) => ({ value: title, label: title }));
    return <Choices name={item.code} choices={choices} value={value} onChange={onChange} />;
  }
  if (answer.type === 'number') {
    return (
      <Field label={answer.unit} hint={text.range(answer.least, answer.most, answer.unit)}>
        <Input inputMode="decimal" value={value} maxLength={30} onChange={(event) => onChange(event.target.value)} />
      </Field>
    );
  }
  return <TextArea rows={2} aria-label={item.title} value={value} maxLength={2000} onChange={(event) => onChange(event.target.value)} />;
}

type ChoicesProps = {
  name: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  value: string;
  onChange: (value: string) => void;
};

const Choices = ({ name, choices, value, onChange }: ChoicesProps) => (
  <div className={styles.choices}>
    {choices.map((choice) => (
      <label key={choice.value}>
        <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
        {choice.label}
      </label>
    ))}
  </div>
);
