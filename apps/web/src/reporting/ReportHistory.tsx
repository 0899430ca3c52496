import type { ReportForm } from '@gongjian/contract/reporting';
import tasks from '../tasks/Measure.module.css';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Report.module.css';
import { reviewText } from './review-text.ts';

/** 办理过程: who sent, passed, returned or accepted it, and when. */
export function ReportHistory({ form }: { form: ReportForm }) {
  const text = useText(reviewText);
  const language = useLanguage();
  return (
    <Panel title={text.reviews}>
      {form.reviews.length === 0 && <p className="soft">{text.noReviews}</p>}
      <ol className={tasks.history}>
        {form.reviews.map(({ action, desk, reason, by, at }) => (
          <li key={`${at} ${action}`}>
            <strong>{text.deeds[action]}</strong>{' '}
            {desk && <span className="soft">{text.deskOf(text.desk[desk.at], desk.level, desk.of)}</span>}
            <div className="soft">
              {by.name} · {instantText(at, language)}
            </div>
            {reason && <p className={styles.said}>{reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
