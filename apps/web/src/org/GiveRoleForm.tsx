import type { Person } from '@gongjian/contract/people';
import { conflictOf, type RoleName, roleNames } from '@gongjian/domain/org/roles';
import { Select } from 'antd';
import { useState } from 'react';
import { sessionText } from '../session/text.ts';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useGiveRole } from './api.ts';
import { orgText } from './text.ts';
import { UnitSelect } from './UnitSelect.tsx';

/** Gives a role for a unit and a time; the three administrators' roles stay apart. */
export function GiveRoleForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const text = useText(orgText);
  const roles = useText(sessionText).roleNames;
  const give = useGiveRole();
  const today = todayInCity();
  const [draft, setDraft] = useState({ role: 'reporter' as RoleName, unit: person.unit.id as string | undefined, from: today, to: '' });
  const held = person.grants.filter((grant) => grant.to === null || grant.to > today).map((grant) => grant.role);
  const conflict = conflictOf(draft.role, held);
  const save = (): void => {
    if (draft.unit === undefined) return;
    give.mutate(
      { personId: person.id, role: draft.role, unit: draft.unit, from: draft.from, to: draft.to || null },
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
      title={`${text.giveRole}：${person.name}`}
      busy={give.isPending}
      error={give.error}
      ready={draft.unit !== undefined && conflict === undefined}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.role} problem={conflict && text.separated}>
        <Select
          value={draft.role}
          onChange={(role) => setDraft({ ...draft, role })}
          options={roleNames.map((value) => ({ value, label: roles[value] }))}
        />
      </Field>
      <Field label={text.unit}>
        <UnitSelect value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />
      </Field>
      <Field label={text.grantFrom}>
        <DayInput value={draft.from} onChange={(day) => setDraft({ ...draft, from: day })} />
      </Field>
      <Field label={text.grantTo}>
        <DayInput value={draft.to} onChange={(day) => setDraft({ ...draft, to: day })} />
      </Field>
    </FormDialog>
  );
}
