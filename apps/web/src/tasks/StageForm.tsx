import type { UnitRef } from '@gongjian/contract/shape';
import { type Stage, type StageName, stageName } from '@gongjian/contract/tasks';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useChangeStage, useRecordStage } from './api.ts';
import styles from './Measure.module.css';
import { tasksText } from './text.ts';

type Props = { deliverableId: string; units: readonly UnitRef[]; record?: Stage; known?: readonly Stage[]; onClose: () => void };
type Draft = { unit: string; stage: StageName; on: string; documentNumber: string; note: string };

/** Begins or changes the record of a stage. */
export function StageForm({ deliverableId, units, record, known = [], onClose }: Props) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const begin = useRecordStage();
  const change = useChangeStage();
  const [draft, setDraft] = useState<Draft>(() => draftOf(record, units, known));
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const free = stagesFree(draft.unit, known, record);
  const done = {
    onSuccess: () => {
      tell(text.stageSaved);
      onClose();
    },
  };
  const save = (): void => {
    const { unit, ...rest } = draft;
    const body = { ...rest, on: draft.on || null, documentNumber: draft.documentNumber.trim() || null, note: draft.note.trim() || null };
    if (record) change.mutate({ stageId: record.id, version: record.version, ...body }, done);
    else begin.mutate({ deliverableId, unit, ...body }, done);
  };
  return (
    <Modal
      open
      title={text.stageAdd}
      onCancel={onClose}
      onOk={save}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={begin.isPending || change.isPending}
    >
      <div className={styles.form}>
        <Field label={text.stageFor}>
          <Select
            value={draft.unit}
            disabled={record !== undefined}
            onChange={(unit) => set({ unit, stage: stagesFree(unit, known)[0] ?? draft.stage })}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
        </Field>
        <Field label={text.stage}>
          <Select
            value={draft.stage}
            onChange={(stage) => set({ stage })}
            options={stageName.options.map((value) => ({ value, label: text.stages[value], disabled: !free.includes(value) }))}
          />
        </Field>
        <Field label={text.stageOn}>
          <DayInput max={todayInCity()} value={draft.on} onChange={(day) => set({ on: day })} />
        </Field>
        <Field label={text.stageDocument}>
          <Input maxLength={200} value={draft.documentNumber} onChange={(event) => set({ documentNumber: event.target.value })} />
        </Field>
        <Field label={text.stageNote}>
          <TextArea rows={3} maxLength={4000} value={draft.note} onChange={(event) => set({ note: event.target.value })} />
        </Field>
        <Problem error={begin.error ?? change.error} />
      </div>
    </Modal>
  );
}

/** A unit records each stage once; what it is changing is its own. */
const stagesFree = (unit: string, known: readonly Stage[], record?: Stage): StageName[] =>
  stageName.options.filter((stage) => stage === record?.stage || !known.some((one) => one.unit.id === unit && one.stage === stage));

const draftOf = (record: Stage | undefined, units: readonly UnitRef[], known: readonly Stage[]): Draft => ({
  unit: record?.unit.id ?? units[0]?.id ?? '',
  stage: record?.stage ?? stagesFree(units[0]?.id ?? '', known)[0] ?? 'draft',
  on: record?.on ?? todayInCity(),
  documentNumber: record?.documentNumber ?? '',
  note: record?.note ?? '',
});
