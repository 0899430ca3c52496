import type { timeline } from '@gongjian/contract/tasks';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { monthText, todayInCity } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { LightSign } from './Light.tsx';
import styles from './Timeline.module.css';
import { type TasksText, tasksText } from './text.ts';
import type { TimeScale } from './time-scale.ts';

type Item = z.output<typeof timeline.reply>['items'][number];

/** One row for each measure under a common axis of months. */
export function TimelineRows({ items, scale }: { items: readonly Item[]; scale: TimeScale }) {
  const text = useText(tasksText);
  const language = useLanguage();
  const today = todayInCity();
  return (
    <div className={styles.chart}>
      <div className={styles.axis} aria-hidden="true">
        <span />
        <div>
          <div className={styles.months}>
            {scale.months.map((month) => (
              <span key={month} style={{ left: `${scale.at(`${month}-01`)}%` }}>
                {monthText(Number(month.slice(5)), language)}
              </span>
            ))}
          </div>
        </div>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={styles.row}>
            <Link to="/measures/$measureId" params={{ measureId: item.id }} className={styles.name}>
              <LightSign light={item.light} />
              <span className={styles.words}>
                <span className="soft">{item.no === null ? '' : `${item.no} `}</span>
                {item.text}
                <span className="unseen">{inWords(item, text)}</span>
              </span>
            </Link>
            <div className={styles.track}>
              <div className={styles.days}>
                {scale.months.map((month) => (
                  <i key={month} className={styles.rule} style={{ left: `${scale.at(`${month}-01`)}%` }} />
                ))}
                {scale.holds(today) && (
                  <i className={styles.today} style={{ left: `${scale.at(today)}%` }} title={`${text.today} ${today}`} />
                )}
                <Bar item={item} scale={scale} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ item, scale }: { item: Item; scale: TimeScale }) {
  const text = useText(tasksText);
  const days = item.milestones.map((milestone) => milestone.on);
  const from = item.from ?? scale.from;
  const to = item.dueOn ?? days.at(-1) ?? null;
  return (
    <>
      {to !== null && from <= scale.to && (
        <i
          className={`${styles.bar} ${styles[item.light] ?? ''} ${item.from === null ? styles.openStart : ''}`}
          style={{ left: `${scale.at(from)}%`, width: `${Math.max(0.6, scale.at(to) - scale.at(from))}%` }}
          title={inWords(item, text)}
        />
      )}
      {item.milestones
        .filter((milestone) => scale.holds(milestone.on))
        .map((milestone) => (
          <i
            key={`${milestone.on}${milestone.what}`}
            className={styles.milestone}
            style={{ left: `${scale.at(milestone.on)}%` }}
            title={`${milestone.on} ${milestone.what}`}
          />
        ))}
      {item.dueOn !== null && scale.holds(item.dueOn) && (
        <span className={styles.due} style={{ left: `${scale.at(item.dueOn)}%` }}>
          {item.dueOn.slice(5)}
        </span>
      )}
    </>
  );
}

function inWords(item: Item, text: TasksText): string {
  const span = item.from === null ? '' : `${text.from} ${item.from} `;
  const due = item.dueOn === null ? '' : `${text.dueOn} ${item.dueOn}`;
  const milestones = item.milestones.map((milestone) => `${milestone.on} ${milestone.what}`).join('；');
  return ` ${text.states[item.state]}，${span}${due} ${milestones}`;
}
