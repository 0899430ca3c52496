import { judge } from '@gongjian/domain/supervision/judge-answers';
import type { Answer, ChecklistItem } from '@gongjian/domain/supervision/model';
import { useId } from 'react';
import { useText } from '../ui/language.ts';
import { AnswerField } from './AnswerField.tsx';
import { Faults } from './Faults.tsx';
import styles from './Field.module.css';
import { Photos } from './Photos.tsx';
import type { StoredVisit } from './phone-db.ts';
import { visitText } from './visit-text.ts';

type Props = {
  item: ChecklistItem;
  visit: StoredVisit;
  faults: readonly string[];
  onAnswer: (change: (answer: Answer) => Answer) => void;
};

export const unanswered: Answer = { value: '', note: '', photos: [] };

/** One question: how to look, the answer, and what a "no" must show. */
export function ItemCard({ item, visit, faults, onAnswer }: Props) {
  const words = useText(visitText);
  const title = useId();
  const answer = visit.draft.answers[item.code] ?? unanswered;
  const fails = judge(item.answer, answer) === 'fails';
  return (
    <li className={fails ? `${styles.item} ${styles.itemFails}` : styles.item} aria-labelledby={title}>
      <h3 id={title}>
        <span lang="zh-CN">{item.title}</span>
        {item.required && <span className={styles.mark}>{words.required}</span>}
        <span className={styles.mark}>{words.severity[item.severity] ?? item.severity}</span>
      </h3>
      <p className="soft" lang="zh-CN">
        {item.guide}
      </p>
      <AnswerField
        rule={item.answer}
        value={answer.value}
        labelledBy={title}
        onValue={(value) => onAnswer((said) => ({ ...said, value }))}
      />
      {(fails || answer.note !== '') && (
        <label className={styles.line}>
          <span>{words.note}</span>
          <textarea
            rows={3}
            maxLength={2000}
            value={answer.note}
            placeholder={words.notePlaceholder}
            onChange={({ target: { value: note } }) => onAnswer((said) => ({ ...said, note }))}
          />
        </label>
      )}
      {(fails || answer.photos.length > 0) && (
        <Photos
          visit={visit}
          photos={answer.photos}
          least={item.photos?.least ?? 0}
          onPhotos={(change) => onAnswer((said) => ({ ...said, photos: change(said.photos) }))}
        />
      )}
      <Faults faults={faults} />
      {item.clause !== '' && <p className={styles.clause}>{words.clause(item.clause)}</p>}
    </li>
  );
}
