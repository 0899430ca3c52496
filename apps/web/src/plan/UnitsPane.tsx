import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { QuestionCard } from './QuestionCard.tsx';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

/** 单位: every name the document prints and what it stands for; the undecided can be decided here. */
export function UnitsPane() {
  const text = useText(planText);
  const words = useText(uiText);
  const { review } = useReview();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const questions = review.questions.filter(
    (question) => (question.kind === 'unit' || question.kind === 'group') && question.state === 'open',
  );
  const rows = review.resolutions.filter((one) => !onlyOpen || one.how === 'open' || one.how === 'deferred');
  return (
    <div className={styles.pane}>
      {questions.map((question) => (
        <QuestionCard key={question.key} question={question} />
      ))}
      <Checkbox checked={onlyOpen} onChange={(checked) => setOnlyOpen(checked)}>
        {text.onlyOpen}
      </Checkbox>
      <DataTable
        label={text.units}
        rows={rows}
        rowKey={(one) => one.key}
        empty={words.nothingFits}
        columns={[
          { key: 'phrase', title: text.unitPhrase, cell: (one) => one.phrase },
          {
            key: 'how',
            title: text.how,
            cell: (one) => <span className={one.how === 'open' ? styles.warnTag : styles.tag}>{text.resolutionHow[one.how]}</span>,
            width: 96,
          },
          {
            key: 'units',
            title: text.standsFor,
            cell: (one) => (one.units.length > 8 ? text.expandsTo(one.units.length) : one.units.map((unit) => unit.name).join('、')),
          },
        ]}
      />
    </div>
  );
}
