import type { Resolution, ReviewMeasure } from '@gongjian/contract/plan';
import { useText } from '../ui/language.ts';
import styles from './Review.module.css';
import { resolutionOf } from './resolution-of.ts';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

/** The printed units of one role, each with what it stands for where that is not plain. */
export function Mentions({ measure, role }: { measure: ReviewMeasure; role: 'lead' | 'responsible' | 'support' }) {
  const text = useText(planText);
  const { resolutions } = useReview();
  const mentions = measure[role];
  if (mentions.length === 0) return <span className="soft">{text.none}</span>;
  return (
    <span className={styles.mentions}>
      {mentions.map((mention) => (
        <span key={mention.text}>
          {mention.text}
          <Stands resolution={resolutionOf(resolutions, measure.id, role, mention)} />
        </span>
      ))}
    </span>
  );
}

function Stands({ resolution }: { resolution: Resolution | undefined }) {
  const text = useText(planText);
  if (!resolution || resolution.how === 'unit') return null;
  const names = resolution.units.map((unit) => unit.name).join('、');
  if (resolution.how === 'open' || resolution.how === 'deferred')
    return <span className={styles.warnTag}>{text.resolutionHow[resolution.how]}</span>;
  return (
    <span className={styles.tag} title={names}>
      {resolution.units.length === 1 ? names : text.expandsTo(resolution.units.length)}
    </span>
  );
}
