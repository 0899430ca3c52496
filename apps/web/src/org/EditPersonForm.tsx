import type { Person } from '@gongjian/contract/people';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useEditPerson } from './api.ts';
import { orgText } from './text.ts';
import { UnitSelect } from './UnitSelect.tsx';

export function EditPersonForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const text = useText(orgText);
  const edit = useEditPerson();
  const [draft, setDraft] = useState({
    name: person.name,
    unit: person.unit.id as string | undefined,
    phone: person.phone ?? '',
    email: person.email ?? '',
  });
  const save = (): void => {
    if (draft.unit === undefined) return;
    const body = { name: draft.name, unit: draft.unit, phone: draft.phone.trim() || null, email: draft.email.trim() || null };
    edit.mutate(
      { personId: person.id, version: person.version, ...body },
      {
        onSuccess: () => {
          tell(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={text.editPerson}
      busy={edit.isPending}
      error={edit.error}
      ready={draft.name.trim() !== '' && draft.unit !== undefined}
      onSave={save}
      onClose={onClose}
    >
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
