import { Modal } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
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

/** A small form over the screen: fields, what is wrong, save or leave. */
export function FormDialog({ title, lead, ready = true, busy, error, problemWords = {}, saveWord, onSave, onClose, children }: Props) {
  const words = useText(uiText);
  // The second click of a double one would send the form again before the first is seen to be under way.
  const save = ({ detail }: MouseEvent): void => {
    if (detail <= 1) onSave();
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
