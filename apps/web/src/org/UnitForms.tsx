import { type UnitKind, unitKinds } from '@gongjian/domain/org/model';
import { Select } from 'antd';
import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { type UnitInFull, useAddUnit, useMergeUnits, useRenameUnit, useSetAliases, useSplitUnit } from './api.ts';
import { orgText, unitKindText } from './text.ts';
import { UnitSelect, UnitsSelect } from './UnitSelect.tsx';

type Close = { onClose: () => void };
type OfUnit = Close & { unit: UnitInFull };

function useDone(onClose: () => void): { onSuccess: () => void } {
  const text = useText(orgText);
  return {
    onSuccess: () => {
      tell(text.saved);
      onClose();
    },
  };
}

export function RenameForm({ unit, onClose }: OfUnit) {
  const text = useText(orgText);
  const rename = useRenameUnit();
  const done = useDone(onClose);
  const [draft, setDraft] = useState({
    name: unit.name,
    fullName: unit.fullName,
    parent: unit.parent?.id,
    from: todayInCity(),
    keepOldAsAlias: true,
  });
  const save = (): void => {
    const { parent, ...rest } = draft;
    rename.mutate({ unitId: unit.id, version: unit.version, ...rest, ...(parent === undefined ? {} : { parent }) }, done);
  };
  return (
    <FormDialog
      title={text.rename}
      busy={rename.isPending}
      error={rename.error}
      ready={draft.name.trim() !== '' && draft.fullName.trim() !== '' && draft.from !== ''}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.shortName}>
        <Input maxLength={100} value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
      </Field>
      <Field label={text.fullName}>
        <Input maxLength={100} value={draft.fullName} onChange={(event) => setDraft({ ...draft, fullName: event.target.value })} />
      </Field>
      <Field label={text.parent}>
        <UnitSelect value={draft.parent} onChange={(parent) => setDraft({ ...draft, parent })} />
      </Field>
      <Field label={text.renameFrom}>
        <DayInput value={draft.from} onChange={(day) => setDraft({ ...draft, from: day })} />
      </Field>
      <Checkbox checked={draft.keepOldAsAlias} onChange={(checked) => setDraft({ ...draft, keepOldAsAlias: checked })}>
        {text.keepOld}
      </Checkbox>
    </FormDialog>
  );
}

export function AliasesForm({ unit, onClose }: OfUnit) {
  const text = useText(orgText);
  const set = useSetAliases();
  const done = useDone(onClose);
  const [aliases, setAliases] = useState<string[]>(unit.aliases);
  return (
    <FormDialog
      title={text.editAliases}
      busy={set.isPending}
      error={set.error}
      onSave={() => set.mutate({ unitId: unit.id, version: unit.version, aliases }, done)}
      onClose={onClose}
    >
      <Field label={text.aliases} hint={text.aliasesHint}>
        <Select mode="tags" open={false} value={aliases} onChange={setAliases} suffixIcon={null} />
      </Field>
    </FormDialog>
  );
}

export function SplitForm({ unit, onClose }: OfUnit) {
  const text = useText(orgText);
  const words = useText(uiText);
  const split = useSplitUnit();
  const done = useDone(onClose);
  const [draft, setDraft] = useState({ into: [] as string[], on: todayInCity(), reason: '' });
  return (
    <FormDialog
      title={words.said(text.split, unit.name)}
      lead={text.splitLead}
      busy={split.isPending}
      error={split.error}
      ready={draft.into.length > 0 && draft.on !== '' && draft.reason.trim() !== ''}
      onSave={() => split.mutate({ unitId: unit.id, version: unit.version, ...draft }, done)}
      onClose={onClose}
    >
      <Field label={text.splitInto}>
        <UnitsSelect value={draft.into} onChange={(into) => setDraft({ ...draft, into })} />
      </Field>
      <OnAndReason draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
    </FormDialog>
  );
}

export function MergeForm({ onClose }: Close) {
  const text = useText(orgText);
  const merge = useMergeUnits();
  const done = useDone(onClose);
  const [draft, setDraft] = useState({ units: [] as string[], into: undefined as string | undefined, on: todayInCity(), reason: '' });
  const save = (): void => {
    if (draft.into !== undefined) merge.mutate({ ...draft, into: draft.into }, done);
  };
  return (
    <FormDialog
      title={text.merge}
      lead={text.mergeLead}
      busy={merge.isPending}
      error={merge.error}
      ready={draft.units.length > 0 && draft.into !== undefined && draft.on !== '' && draft.reason.trim() !== ''}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.mergeUnits}>
        <UnitsSelect value={draft.units} onChange={(units) => setDraft({ ...draft, units })} />
      </Field>
      <Field label={text.mergeInto}>
        <UnitSelect value={draft.into} onChange={(into) => setDraft({ ...draft, into })} />
      </Field>
      <OnAndReason draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
    </FormDialog>
  );
}

function OnAndReason({
  draft,
  onChange,
}: {
  draft: { on: string; reason: string };
  onChange: (part: { on?: string; reason?: string }) => void;
}) {
  const text = useText(orgText);
  return (
    <>
      <Field label={text.on}>
        <DayInput value={draft.on} onChange={(day) => onChange({ on: day })} />
      </Field>
      <Field label={text.reason}>
        <TextArea rows={2} maxLength={1000} value={draft.reason} onChange={(event) => onChange({ reason: event.target.value })} />
      </Field>
    </>
  );
}

/** As the contract has it. */
const CODE = /^[0-9A-Za-z][0-9A-Za-z-]{1,39}$/;

export function AddUnitForm({ onClose }: Close) {
  const text = useText(orgText);
  const kinds = useText(unitKindText);
  const add = useAddUnit();
  const done = useDone(onClose);
  const [draft, setDraft] = useState({
    id: '',
    kind: 'bureau' as UnitKind,
    name: '',
    fullName: '',
    parent: undefined as string | undefined,
    from: todayInCity(),
  });
  const save = (): void => {
    if (draft.parent !== undefined) add.mutate({ ...draft, parent: draft.parent }, done);
  };
  const ready =
    CODE.test(draft.id) && draft.name.trim() !== '' && draft.fullName.trim() !== '' && draft.parent !== undefined && draft.from !== '';
  return (
    <FormDialog title={text.addUnit} busy={add.isPending} error={add.error} ready={ready} onSave={save} onClose={onClose}>
      <Field label={text.code} hint={text.codeHint} problem={draft.id !== '' && !CODE.test(draft.id) ? text.codeWrong : undefined}>
        <Input maxLength={40} value={draft.id} onChange={(event) => setDraft({ ...draft, id: event.target.value })} />
      </Field>
      <Field label={text.kind}>
        <Select
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={unitKinds.map((value) => ({ value, label: kinds[value] }))}
        />
      </Field>
      <Field label={text.shortName}>
        <Input maxLength={100} value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
      </Field>
      <Field label={text.fullName}>
        <Input maxLength={100} value={draft.fullName} onChange={(event) => setDraft({ ...draft, fullName: event.target.value })} />
      </Field>
      <Field label={text.parent}>
        <UnitSelect value={draft.parent} onChange={(parent) => setDraft({ ...draft, parent })} />
      </Field>
      <Field label={text.openedOn}>
        <DayInput value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />
      </Field>
    </FormDialog>
  );
}
