import type { FindingItem } from '@gongjian/contract/supervision-findings';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { findingText } from './finding-text.ts';
import styles from './Supervision.module.css';
import { useStageTitle } from './useStageTitle.ts';

type Stage = FindingItem['stage'] & { readonly count: number; readonly overdue: number };
type Props = { stages: readonly Stage[]; chosen: string | undefined; onChoose: (stage: string | undefined) => void };

/** How many findings stand in each stage; pressing one shows them alone, pressing it again all. */
export function StageBoard({ stages, chosen, onChoose }: Props) {
  const text = useText(findingText);
  const titleOf = useStageTitle();
  if (stages.length === 0) return null;
  return (
    <Panel title={text.stages}>
      <div className={styles.board}>
        {stages.map((stage) => (
          <button
            key={stage.code}
            type="button"
            className={styles.stage}
            aria-pressed={stage.code === chosen}
            onClick={() => onChoose(stage.code === chosen ? undefined : stage.code)}
          >
            <span>{titleOf(stage)}</span>
            <span className={styles.many}>{stage.count}</span>
            {stage.overdue > 0 && <span className={styles.over}>{text.late(stage.overdue)}</span>}
          </button>
        ))}
      </div>
    </Panel>
  );
}
