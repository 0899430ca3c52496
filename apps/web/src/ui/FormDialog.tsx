import { Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import styles from './Field.module.css';
import { useText } from './language.ts';
import { Problem } from './Problem.tsx';
import { uiText } from './text.ts';

type Props = {
  title: string;
  lead?: ReactNode;
  ready?: boolean;
  busy: boolean;
  error: unknown;
  /** What the problems of a refusal are called here. */
  problemWords?: Readonly<Record<string, string>>;
  saveWord?: string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Two clicks so near to each other are one: the second would send the form again before the first is seen to be under way. */
const DOUBLE_CLICK_MS = 400;

/** A small form over the screen: fields, what is wrong, save or leave. */
export function FormDialog({ title, lead, ready = true, busy, error, problemWords = {}, saveWord, onSave, onClose, children }: Props) {
  const words = useText(uiText);
  const pressed = useRef(0);
  const save = ({ timeStamp }: { timeStamp: number }): void => {
    const again = timeStamp - pressed.current < DOUBLE_CLICK_MS;
    pressed.current = timeStamp;
    if (!again) onSave();
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={save}
      okText={saveWord ?? words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      mask={{ closable: false }}
    >
      <div className={styles.stack}>
        {lead !== undefined && <p className="soft">{lead}</p>}
        {children}
        <Problem error={error} words={problemWords} />
      </div>
    </Modal>
  );
}
