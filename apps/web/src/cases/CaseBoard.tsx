import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useCaseBoard } from './api.ts';
import styles from './Cases.module.css';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

type Props = { kind: string; unit: string | undefined; stage: string | undefined; onStage: (stage: string | undefined) => void };
const times = ['overdue', 'soon', 'later', 'unlimited', 'suspended'] as const;

/** Open cases of one kind by stage and time left; a stage is pressed to see its cases. */
export function CaseBoard({ kind, unit, stage, onStage }: Props) {
  const text = useText(casesText);
  const named = useNamed();
  const board = useCaseBoard(kind, unit);
  return (
    <Panel title={text.board}>
      <Loaded query={board} rows={3}>
        {({ stages }) => (
          <div className={styles.board}>
            {stages.map((one) => (
              <button
                key={one.code}
                type="button"
                className={one.code === stage ? styles.chosen : styles.stage}
                aria-pressed={one.code === stage}
                onClick={() => onStage(one.code === stage ? undefined : one.code)}
              >
                <strong>{named(one)}</strong>
                <span className={styles.many}>{times.reduce((all, time) => all + one[time], 0)}</span>
                {times
                  .filter((time) => one[time] > 0)
                  .map((time) => (
                    <span key={time} className={time === 'overdue' ? styles.over : 'soft'}>
                      {text[time]} {one[time]}
                    </span>
                  ))}
              </button>
            ))}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
