import type { ConflictItem } from '@gongjian/contract/supervision-field';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Sections } from '../../supervision/Sections.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useText } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { kinds, useConflicts } from './api.ts';
import styles from './Desk.module.css';
import { clock } from './property-text.ts';
import { type ConflictWords, conflictText } from './text.ts';

const route = getRouteApi('/in/supervision/conflicts');

/** 同步冲突: what of the phones a person must look at, the gravest first. */
export function Conflicts() {
  const text = useText(conflictText);
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const kind = kinds.find((each) => each === search.kind);
  const conflicts = useConflicts(kind);
  return (
    <Page title={text.conflicts} lead={text.lead} above={<Sections />} actions={<a href="/field">{text.phoneApp}</a>}>
      <Tabs
        label={text.filter}
        tabs={[{ key: 'all', title: text.any }, ...kinds.map((key) => ({ key, title: text.kind[key] }))]}
        chosen={kind ?? 'all'}
        onChoose={(key) => void navigate({ search: (key === 'all' ? {} : { kind: key }) as { kind?: string }, replace: true })}
      >
        <Loaded query={conflicts} rows={6}>
          {({ items, total }) => (
            <Panel title={text.conflicts} note={text.shown(items.length, total)} flush>
              <DataTable
                label={text.conflicts}
                columns={columnsOf(text)}
                rows={items}
                rowKey={({ visitId }) => visitId}
                empty={text.none}
              />
            </Panel>
          )}
        </Loaded>
      </Tabs>
    </Page>
  );
}

const columnsOf = (text: ConflictWords): Column<ConflictItem>[] => [
  {
    key: 'target',
    title: text.target,
    cell: ({ visitId, target, unit }) => (
      <span>
        <Link to="/supervision/conflicts/$visitId" params={{ visitId }} lang="zh-CN">
          {target.name}
        </Link>
        <span className="soft" lang="zh-CN">
          {' '}
          {unit.name}
        </span>
      </span>
    ),
  },
  { key: 'campaign', title: text.campaign, cell: ({ campaign }) => <span lang="zh-CN">{campaign.title}</span> },
  { key: 'kind', title: text.filter, cell: (item) => <Marks item={item} />, width: 220 },
  { key: 'version', title: text.inDispute, cell: ({ conflicting, version }) => disputed(conflicting.length, version, text), width: 150 },
  { key: 'at', title: text.at, cell: ({ at }) => <span className="number">{clock(at)}</span>, width: 150 },
];

const disputed = (n: number, version: number | null, text: ConflictWords): string =>
  version === null ? text.notYet : n === 0 ? text.version(version) : `${n} · ${text.version(version)}`;

export function Marks({ item }: { item: ConflictItem }) {
  const text = useText(conflictText);
  const held = item.held.length;
  return (
    <span className={styles.marks}>
      {item.conflict !== null && <span className={styles[item.conflict]}>{text.kind[item.conflict]}</span>}
      {held > 0 && (
        <span className={styles.waiting}>
          {text.kind.held} {held}
        </span>
      )}
      {item.refused > 0 && (
        <span className={styles.waiting}>
          {text.kind.refused} {item.refused}
        </span>
      )}
    </span>
  );
}
