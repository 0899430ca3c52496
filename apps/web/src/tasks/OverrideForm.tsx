import { type Light as LightName, light, type MeasureDetail, type MeasureState, measureState } from '@gongjian/contract/tasks';
import { lightOf } from '@gongjian/domain/tasks/verdict';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useOverride } from './api.ts';
import styles from './Measure.module.css';
import { tasksText } from './text.ts';

type Draft = { state: MeasureState; light: LightName; reason: string; approver: string };

export function OverrideForm({ measure, onClose }: { measure: MeasureDetail; onClose: () => void }) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const override = useOverride(measure.id);
  const [draft, setDraft] = useState<Draft>({
    state: measure.explanation.state,
    light: measure.explanation.light,
    reason: '',
    approver: '',
  });
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const save = (): void =>
    override.mutate(
      { ...draft, version: measure.version },
      {
        onSuccess: () => {
          tell(text.overrideSaved);
          onClose();
        },
      },
    );
  const ready = draft.reason.trim() !== '' && draft.approver.trim() !== '';
  return (
    <Modal
      open
      title={text.overrideDo}
      onCancel={onClose}
      onOk={save}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={override.isPending}
    >
      <div className={styles.form}>
        <p className="soft">{text.overrideLead}</p>
        <Field label={text.state}>
          <Select
            value={draft.state}
            onChange={(state) => set({ state, light: lightOf[state] })}
            options={measureState.options.map((value) => ({ value, label: text.states[value] }))}
          />
        </Field>
        <Field label={text.light}>
          <Select
            value={draft.light}
            onChange={(value) => set({ light: value })}
            options={light.options.map((value) => ({ value, label: text.lights[value] }))}
          />
        </Field>
        <Field label={text.overrideReason}>
          <TextArea rows={3} maxLength={2000} value={draft.reason} onChange={(event) => set({ reason: event.target.value })} />
        </Field>
        <Field label={text.approver}>
          <Input maxLength={100} value={draft.approver} onChange={(event) => set({ approver: event.target.value })} />
        </Field>
        <Problem error={override.error} />
      </div>
    </Modal>
  );
}
