import type { Stage } from '@gongjian/contract/tasks';
import { Modal } from 'antd';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useReturnStage } from './api.ts';
import styles from './Measure.module.css';
import { stageText } from './stage-text.ts';

export function ReturnForm({ record, onClose }: { record: Stage; onClose: () => void }) {
  const text = useText(stageText);
  const words = useText(uiText);
  const send = useReturnStage();
  const [reason, setReason] = useState('');
  const save = (): void =>
    send.mutate(
      { stageId: record.id, version: record.version, reason },
      {
        onSuccess: () => {
          tell(text.stageReturned);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={text.stageReturn}
      onCancel={onClose}
      onOk={save}
      okText={text.stageReturn}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={send.isPending}
    >
      <div className={styles.form}>
        <Field label={text.stageReturnReason}>
          <TextArea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Problem error={send.error} />
      </div>
    </Modal>
  );
}
