import type { CaseItem } from '@gongjian/contract/cases';
import { Link } from '@tanstack/react-router';
import { dayText, todayInCity } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { boardText } from './board-text.ts';
import { axisOf, barOf, dayOf, placeOn } from './spans.ts';
import styles from './Timeline.module.css';
import { casesText } from './text.ts';

/** Many cases on one axis of days. */
export function CaseTimeline({ items }: { items: readonly CaseItem[] }) {
  const text = useText(boardText);
  const words = useText(casesText);
  const language = useLanguage();
  const today = todayInCity();
  const axis = axisOf(items, today);
  return (
    <section aria-label={text.timelineTitle} className={styles.inside}>
      <p className="soft">{items.length === 0 ? words.none : text.timelineLead}</p>
      <ol className={styles.rows}>
        {items.map((item) => {
          const { start, length, late } = barOf(item, axis, today);
          const end = item.closedOn ?? item.due;
          return (
            <li key={item.id} className={styles.row}>
              <Link to="/cases/$caseId" params={{ caseId: item.id }} className={styles.matter}>
                {item.title}
              </Link>
              <span className={styles.track} aria-hidden="true">
                <span className={late ? styles.late : styles.bar} style={{ insetInlineStart: `${start}%`, width: `${length}%` }} />
                <span className={styles.today} style={{ insetInlineStart: `${placeOn(axis, today)}%` }} />
              </span>
              <span className={late ? styles.over : 'soft'}>
                {`${dayText(dayOf(item.openedAt), language)} – ${end === null ? words.noLimit : dayText(end, language)}${late ? ` ${words.overdue}` : ''}`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
