import type { CaseDetail } from '@gongjian/contract/cases';
import { dayText, todayInCity } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { boardText } from './board-text.ts';
import { daysBetween, placeOn, stageSpans } from './spans.ts';
import styles from './Timeline.module.css';
import { useNamed } from './useNamed.ts';

/** One case on its own axis: a bar for each stage, with the limit it had. */
export function CaseSpans({ one }: { one: CaseDetail }) {
  const text = useText(boardText);
  const language = useLanguage();
  const named = useNamed();
  const today = todayInCity();
  const spans = stageSpans(one, today);
  const axis = {
    from: spans[0]?.from ?? today,
    to: [one.closedOn ?? today, ...spans.map(({ due }) => due ?? today)].toSorted().at(-1) ?? today,
  };
  return (
    <Panel title={text.stagesTitle}>
      <ol className={styles.rows}>
        {spans.map(({ id, stage, from, to, due, late }) => {
          const start = placeOn(axis, from);
          const end = to ?? today;
          const title = one.definition.stages.find(({ code }) => code === stage) ?? { title: stage };
          const told = [
            `${dayText(from, language)} – ${to === null ? text.still : dayText(to, language)}`,
            text.days(daysBetween(from, end)),
            ...(due === null ? [] : [`${text.due} ${dayText(due, language)}`]),
            ...(late ? [text.late] : []),
          ];
          return (
            <li key={id} className={styles.row}>
              <strong className={styles.matter}>{named(title)}</strong>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={late ? styles.late : styles.bar}
                  style={{ insetInlineStart: `${start}%`, width: `${Math.max(1, placeOn(axis, end) - start)}%` }}
                />
                {due !== null && <span className={styles.due} style={{ insetInlineStart: `${placeOn(axis, due)}%` }} />}
              </span>
              <span className={late ? styles.over : 'soft'}>{told.join(' · ')}</span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
