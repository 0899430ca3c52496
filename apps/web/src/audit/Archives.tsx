import type { Archive } from '@gongjian/contract/audit';
import { Popconfirm } from 'antd';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import styles from './Audit.module.css';
import { fetchArchive, useArchiveEvents, useArchives, useDeleteArchived } from './api.ts';
import { auditText } from './text.ts';

/** 归档: old events leave the trail only as a file with a signed manifest. */
export function Archives() {
  const text = useText(auditText);
  const language = useLanguage();
  const viewer = useViewer();
  const archives = useArchives();
  return (
    <Panel title={text.archives} note={text.archivesLead} flush>
      {viewer.may('audit.manage') && <ArchiveForm />}
      <Loaded query={archives}>
        {({ items }) => (
          <DataTable
            label={text.archives}
            rows={items}
            rowKey={(one) => one.id}
            empty={text.noArchives}
            columns={[
              { key: 'before', title: text.archiveBefore, cell: (one) => instantText(one.before, language) },
              { key: 'events', title: text.archiveEvents, cell: (one) => one.events, end: true },
              { key: 'seals', title: text.archiveSeals, cell: (one) => `${one.firstSeal}—${one.lastSeal}` },
              { key: 'by', title: text.by, cell: (one) => `${one.by.name} · ${instantText(one.at, language)}` },
              {
                key: 'deleted',
                title: text.deletedAt,
                cell: (one) => (one.deletedAt === null ? '——' : instantText(one.deletedAt, language)),
              },
              { key: 'do', title: '', cell: (one) => <ArchiveActions archive={one} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function ArchiveForm() {
  const text = useText(auditText);
  const archive = useArchiveEvents();
  const [before, setBefore] = useState('');
  return (
    <div className={styles.archive}>
      <Field label={text.archiveBefore}>
        <DayInput value={before} onChange={(day) => setBefore(day)} />
      </Field>
      <Button
        disabled={before === ''}
        busy={archive.isPending}
        onClick={() => archive.mutate(`${before}T00:00:00+08:00`, { onSuccess: () => tell(text.archived) })}
      >
        {text.archive}
      </Button>
      <Problem error={archive.error} />
    </div>
  );
}

function ArchiveActions({ archive }: { archive: Archive }) {
  const text = useText(auditText);
  const words = useText(uiText);
  const viewer = useViewer();
  const remove = useDeleteArchived();
  return (
    <span className={styles.buttons}>
      <Button size="small" onClick={() => void fetchArchive(archive.id)}>
        {text.archiveFile}
      </Button>
      {viewer.may('audit.manage') && archive.deletedAt === null && (
        <Popconfirm
          title={text.archiveDelete}
          description={text.archiveDeleteSure}
          okText={words.confirm}
          cancelText={words.cancel}
          onConfirm={() => remove.mutate(archive.id)}
        >
          <Button size="small" danger busy={remove.isPending}>
            {text.archiveDelete}
          </Button>
        </Popconfirm>
      )}
      <Problem error={remove.error} />
    </span>
  );
}
