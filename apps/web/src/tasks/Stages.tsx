import { type MeasureDetail, type PromiseInFull, type Stage, type StageName, stageName } from '@gongjian/contract/tasks';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import styles from './Measure.module.css';
import { StageForm } from './StageForm.tsx';
import { StageRecord } from './StageRecord.tsx';
import { tasksText } from './text.ts';

/** How far one deliverable is, 起草—征求意见—审查—印发, and the proof of each stage. */
export function Stages({ measure, promise }: { measure: MeasureDetail; promise: PromiseInFull }) {
  const text = useText(tasksText);
  const [adding, setAdding] = useState(false);
  const records = measure.stages.filter((stage) => stage.deliverableId === promise.id).sort((a, b) => placeOf(a) - placeOf(b));
  return (
    <>
      <ol className={styles.steps} aria-label={text.stageProof}>
        {stageName.options.map((name) => {
          const state = furthest(records, name);
          return (
            <li key={name} className={`${styles.step} ${state ? (styles[state] ?? '') : ''}`}>
              {text.stages[name]}
              {state && ` · ${text.stageStates[state]}`}
            </li>
          );
        })}
      </ol>
      {records.map((record) => (
        <StageRecord
          key={record.id}
          record={record}
          mayReport={measure.may.reportFor.some((unit) => unit.id === record.unit.id)}
          mayReview={measure.may.review}
        />
      ))}
      {measure.may.reportFor.length > 0 && !measure.retired && (
        <Button size="small" onClick={() => setAdding(true)}>
          {text.stageAdd}
        </Button>
      )}
      {adding && <StageForm deliverableId={promise.id} units={measure.may.reportFor} known={records} onClose={() => setAdding(false)} />}
    </>
  );
}

const placeOf = ({ stage }: Stage): number => stageName.options.indexOf(stage);

const rank = { returned: 0, draft: 1, submitted: 2, accepted: 3 } as const;

/** The best state any unit's record of this stage has. */
function furthest(records: readonly Stage[], name: StageName): Stage['state'] | undefined {
  return records
    .filter((record) => record.stage === name)
    .map((record) => record.state)
    .sort((a, b) => rank[b] - rank[a])[0];
}
