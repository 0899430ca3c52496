import { Modal } from 'antd';
import { useState } from 'react';
import { UnitsSelect } from '../org/UnitSelect.tsx';
import { Field } from '../ui/Field.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { type Responsibility, useDecideUnits } from './api.ts';
import styles from './Measure.module.css';
import { tasksText } from './text.ts';

/** A person says which units an open group means in this measure, and on what ground. */
export function DecideUnits({ mention, version, onClose }: { mention: Responsibility; version: number; onClose: () => void }) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const decide = useDecideUnits();
  const [units, setUnits] = useState<string[]>(mention.units.map((unit) => unit.id));
  const [reason, setReason] = useState('');
  const save = (): void =>
    decide.mutate(
      { responsibilityId: mention.id, version, units, reason },
      {
        onSuccess: () => {
          tell(words.saved);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`${text.decide}：${mention.phrase}`}
      onCancel={onClose}
      onOk={save}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={decide.isPending}
    >
      <div className={styles.form}>
        <p className="soft">{text.decideLead}</p>
        <Field label={text.unit}>
          <UnitsSelect value={units} onChange={setUnits} />
        </Field>
        <Field label={text.decideReason}>
          <TextArea rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Problem error={decide.error} />
      </div>
    </Modal>
  );
}
