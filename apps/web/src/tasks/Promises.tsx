import type { MeasureDetail, PromiseInFull } from '@gongjian/contract/tasks';
import { targetText } from '../plan/target-text.ts';
import { type PlanText, planText } from '../plan/text.ts';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Measure.module.css';
import { Stages } from './Stages.tsx';
import { type TasksText, tasksText } from './text.ts';

const kinds = [
  ['target', 'targets'],
  ['deliverable', 'deliverables'],
  ['duty', 'duties'],
] as const;

/** 承诺事项: what the measure promises, each with what proves it. */
export function Promises({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  const words = useText(planText);
  if (measure.promisesInFull.length === 0) {
    return (
      <Panel title={text.promises}>
        <p className="soft">{text.noPromises}</p>
      </Panel>
    );
  }
  return (
    <Panel title={text.promises} note={String(measure.promisesInFull.length)}>
      {kinds.map(([kind, title]) => {
        const promises = measure.promisesInFull.filter((promise) => promise.kind === kind);
        if (promises.length === 0) return null;
        return (
          <div key={kind}>
            <h3 className={styles.kind}>{text[title]}</h3>
            {promises.map((promise) => (
              <div key={promise.id} className={styles.promise}>
                <p className={styles.phrase}>{promise.phrase}</p>
                <p className={styles.details}>
                  {detailsOf(promise, text, words).map((detail) => (
                    <span key={detail}>{detail}</span>
                  ))}
                </p>
                {kind === 'deliverable' && <Stages measure={measure} promise={promise} />}
              </div>
            ))}
          </div>
        );
      })}
    </Panel>
  );
}

function detailsOf(promise: PromiseInFull, text: TasksText, words: PlanText): string[] {
  const by = promise.by === null ? [] : [`${text.by} ${promise.by}`];
  const reached = promise.reached === null ? [] : [`${text.actual} ${promise.reached}%`];
  const { target, deliverable, duty } = promise;
  if (target) return [...targetText(target, words), ...by, ...reached];
  if (deliverable) return [`${deliverable.verb} · ${deliverable.title}`, ...by, ...reached];
  if (duty) return [text.frequencies[duty.frequency], ...reached];
  return [...by, ...reached];
}
