import type { ReportContent } from '@gongjian/contract/reporting';
import { type StageName, stageName } from '@gongjian/contract/tasks';
import { Select } from 'antd';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Proofs } from './Proofs.tsx';
import type { OnePromise } from './promise-part.ts';
import styles from './Report.module.css';
import { writeText } from './write-text.ts';

type Told = ReportContent['stages'][number];

/** The stage a deliverable reached this month, with its day and its proof. */
export function StageFields({ form, promise, content, change }: OnePromise) {
  const text = useText(writeText);
  const told = content.stages.find(({ promiseId }) => promiseId === promise.id);
  const others = content.stages.filter(({ promiseId }) => promiseId !== promise.id);
  const set = (stage: Told | null): void => change({ stages: stage === null ? others : [...others, stage] });
  const begin = (stage: StageName | null): void =>
    set(stage === null ? null : { promiseId: promise.id, on: todayInCity(), documentNumber: null, files: [], ...told, stage });
  const free = promise.stage === null ? stageName.options : stageName.options.slice(stageName.options.indexOf(promise.stage) + 1);
  return (
    <>
      {promise.stage !== null && <span className="soft">{text.acceptedStage(text.stages[promise.stage])}</span>}
      <div className={styles.row}>
        <Field label={text.stage}>
          <Select
            value={told?.stage ?? ''}
            onChange={(stage: StageName | '') => begin(stage === '' ? null : stage)}
            options={[{ value: '', label: text.noStage }, ...free.map((value) => ({ value, label: text.stages[value] }))]}
          />
        </Field>
        {told && (
          <Field label={text.stageOn}>
            <DayInput max={todayInCity()} value={told.on ?? ''} onChange={(on) => set({ ...told, on: on || null })} />
          </Field>
        )}
        {told && (
          <Field label={text.documentNumber}>
            <Input
              maxLength={200}
              value={told.documentNumber ?? ''}
              onChange={(event) => set({ ...told, documentNumber: event.target.value || null })}
            />
          </Field>
        )}
      </div>
      {told && <Proofs files={form.attachments} chosen={told.files} onChange={(files) => set({ ...told, files })} />}
    </>
  );
}
