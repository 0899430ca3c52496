import { type AnswerRule, conformWords } from '@gongjian/domain/supervision/model';
import { useText } from '../ui/language.ts';
import styles from './Field.module.css';
import { visitText } from './visit-text.ts';

type Props = { rule: AnswerRule; value: string; labelledBy: string; onValue: (value: string) => void };

/** One field for each way of answering, made for a thumb. */
export function AnswerField({ rule, value, labelledBy, onValue }: Props) {
  const words = useText(visitText);
  switch (rule.type) {
    case 'conforms':
      return (
        <Choices
          choices={conformWords.map((word) => ({ value: word, label: words[word], fails: word === 'no' }))}
          {...{ value, labelledBy, onValue }}
        />
      );
    case 'choice':
      return (
        <Choices
          choices={rule.choices.map(({ title, conforms }) => ({ value: title, label: title, fails: !conforms }))}
          {...{ value, labelledBy, onValue }}
        />
      );
    case 'number':
      return (
        <div className={styles.numberLine}>
          <input
            inputMode="decimal"
            aria-labelledby={labelledBy}
            value={value}
            maxLength={20}
            onChange={({ target }) => onValue(target.value)}
          />
          <span className="soft">{words.bounds(rule.least, rule.most, rule.unit)}</span>
        </div>
      );
    case 'text':
      return (
        <textarea
          className={styles.remark}
          rows={2}
          maxLength={2000}
          aria-labelledby={labelledBy}
          value={value}
          onChange={({ target }) => onValue(target.value)}
        />
      );
  }
}

type Choice = { readonly value: string; readonly label: string; readonly fails: boolean };

function Choices({ choices, value, labelledBy, onValue }: Omit<Props, 'rule'> & { choices: readonly Choice[] }) {
  return (
    <fieldset className={styles.choices} aria-labelledby={labelledBy}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          className={choice.fails ? styles.choiceFails : styles.choice}
          onClick={() => onValue(choice.value === value ? '' : choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
