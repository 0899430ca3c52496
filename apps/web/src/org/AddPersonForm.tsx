import { Modal } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { useCreatePerson } from './api.ts';
import styles from './Org.module.css';
import { orgText } from './text.ts';
import { UnitSelect } from './UnitSelect.tsx';

/** A new person; the password for the first login is shown once. */
export function AddPersonForm({ onClose, onDone }: { onClose: () => void; onDone: (personId: string) => void }) {
  const text = useText(orgText);
  const create = useCreatePerson();
  const [draft, setDraft] = useState({ login: '', name: '', unit: undefined as string | undefined, phone: '', email: '' });
  const save = (): void => {
    if (draft.unit !== undefined)
      create.mutate({ ...draft, unit: draft.unit, phone: draft.phone.trim() || null, email: draft.email.trim() || null });
  };
  if (create.isSuccess)
    return <PasswordShown title={text.addPerson} password={create.data.password} onClose={() => onDone(create.data.person.id)} />;
  return (
    <FormDialog
      title={text.addPerson}
      busy={create.isPending}
      error={create.error}
      ready={draft.login !== '' && draft.name.trim() !== '' && draft.unit !== undefined}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.login} hint={text.loginHint}>
        <Input
          maxLength={40}
          autoComplete="off"
          value={draft.login}
          onChange={(event) => setDraft({ ...draft, login: event.target.value.toLowerCase() })}
        />
      </Field>
      <Field label={text.name}>
        <Input maxLength={60} value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
      </Field>
      <Field label={text.unit}>
        <UnitSelect value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />
      </Field>
      <Field label={text.phone}>
        <Input maxLength={40} value={draft.phone} onChange={(event) => setDraft({ ...draft, phone: event.target.value })} />
      </Field>
      <Field label={text.email} hint={text.emailHint}>
        <Input type="email" maxLength={245} value={draft.email} onChange={(event) => setDraft({ ...draft, email: event.target.value })} />
      </Field>
    </FormDialog>
  );
}

export function PasswordShown({ title, password, onClose }: { title: string; password: string; onClose: () => void }) {
  const text = useText(orgText);
  const words = useText(uiText);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {words.confirm}
        </Button>
      }
    >
      <p>{text.passwordShown}</p>
      <p className={styles.secret} data-testid="password">
        {password}
      </p>
    </Modal>
  );
}
