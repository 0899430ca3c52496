import type { UnitGroupShown } from '@gongjian/contract/org';
import { Select } from 'antd';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useGroups, useSetGroup } from './api.ts';
import styles from './Org.module.css';
import { orgText, unitKindText } from './text.ts';
import { UnitsSelect } from './UnitSelect.tsx';

/** 分组: phrases that stand for many units. */
export function Groups() {
  const text = useText(orgText);
  const kinds = useText(unitKindText);
  const groups = useGroups();
  return (
    <div className={styles.view}>
      <Panel title={text.groups} flush>
        <Loaded query={groups}>
          {({ items }) => (
            <DataTable
              label={text.groups}
              rows={items}
              rowKey={(group) => group.id}
              columns={[
                { key: 'name', title: text.group, cell: (group) => group.name, width: 220 },
                { key: 'phrases', title: text.phrases, cell: (group) => group.phrases.join('；') },
                {
                  key: 'kinds',
                  title: text.kindsCovered,
                  cell: (group) => group.kinds.map((kind) => kinds[kind]).join('、') || '——',
                  width: 130,
                },
                { key: 'members', title: text.members, cell: (group) => <Members group={group} />, width: 180 },
                { key: 'note', title: text.note, cell: (group) => group.note ?? '', width: 260 },
                { key: 'do', title: '', cell: (group) => <EditGroup group={group} />, width: 76 },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

function Members({ group }: { group: UnitGroupShown }) {
  const text = useText(orgText);
  if (group.members.length === 0) return <span className={styles.warnTag}>{text.openGroup}</span>;
  return (
    <details>
      <summary>{text.membersCount(group.members.length)}</summary>
      <span className={styles.list}>
        {group.members.map((unit) => (
          <span key={unit.id}>{unit.name}</span>
        ))}
      </span>
    </details>
  );
}

function EditGroup({ group }: { group: UnitGroupShown }) {
  const words = useText(uiText);
  const text = useText(orgText);
  const [open, setOpen] = useState(false);
  if (!useViewer().may('org.manage')) return null;
  return (
    <>
      <Button size="small" aria-label={`${text.editGroup}：${group.name}`} onClick={() => setOpen(true)}>
        {words.edit}
      </Button>
      {open && <GroupForm group={group} onClose={() => setOpen(false)} />}
    </>
  );
}

function GroupForm({ group, onClose }: { group: UnitGroupShown; onClose: () => void }) {
  const text = useText(orgText);
  const set = useSetGroup();
  const [draft, setDraft] = useState({ phrases: group.phrases, members: group.listed, note: group.note ?? '' });
  const save = (): void =>
    set.mutate(
      { groupId: group.id, version: group.version, phrases: draft.phrases, members: draft.members, note: draft.note.trim() || null },
      {
        onSuccess: () => {
          tell(text.saved);
          onClose();
        },
      },
    );
  return (
    <FormDialog title={`${text.editGroup}：${group.name}`} busy={set.isPending} error={set.error} onSave={save} onClose={onClose}>
      <Field label={text.phrases} hint={text.aliasesHint}>
        <Select mode="tags" open={false} value={draft.phrases} onChange={(phrases) => setDraft({ ...draft, phrases })} suffixIcon={null} />
      </Field>
      <Field label={text.members}>
        <UnitsSelect value={draft.members} onChange={(members) => setDraft({ ...draft, members })} />
      </Field>
      <Field label={text.note}>
        <TextArea rows={2} maxLength={1000} value={draft.note} onChange={(event) => setDraft({ ...draft, note: event.target.value })} />
      </Field>
    </FormDialog>
  );
}
