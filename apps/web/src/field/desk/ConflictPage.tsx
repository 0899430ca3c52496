import type { ConflictDetail, VersionItem } from '@gongjian/contract/supervision-field';
import { changes } from '@gongjian/domain/supervision/field/visit-properties';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useViewer } from '../../session/viewer.ts';
import { Sections } from '../../supervision/Sections.tsx';
import { Button } from '../../ui/Button.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useText } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { tell } from '../../ui/tell.ts';
import { useConflict, useWithdraw } from './api.ts';
import { Marks } from './Conflicts.tsx';
import styles from './Desk.module.css';
import { clock, nameOfProperty, sayProperty } from './property-text.ts';
import { Resolution } from './Resolution.tsx';
import { type ConflictWords, conflictText } from './text.ts';

const route = getRouteApi('/in/supervision/conflicts/$visitId');

/** One visit in conflict: what is in dispute, all its versions, what waits. */
export function ConflictPage() {
  const { visitId } = route.useParams();
  const text = useText(conflictText);
  const conflict = useConflict(visitId);
  return (
    <Loaded query={conflict} rows={8}>
      {(detail) => (
        <Page
          title={detail.target.name}
          quoted
          lead={
            <>
              <span lang="zh-CN">
                {detail.unit.name} · {detail.campaign.title}
              </span>{' '}
              <Marks item={detail} />
            </>
          }
          above={<Sections />}
          actions={
            detail.version !== null && (
              <Link to="/supervision/visits/$visitId" params={{ visitId }}>
                {text.openVisit}
              </Link>
            )
          }
        >
          <Resolution key={detail.version} detail={detail} />
          {detail.refused > 0 && <p role="note">{text.refusedCount(detail.refused)}</p>}
          {detail.held.length > 0 && <Held detail={detail} />}
          {detail.versions.length > 0 && (
            <Panel title={text.versions} flush>
              <DataTable
                label={text.versions}
                columns={columnsOf(detail, text)}
                rows={detail.versions.toReversed()}
                rowKey={({ version }) => String(version)}
              />
            </Panel>
          )}
        </Page>
      )}
    </Loaded>
  );
}

const columnsOf = (detail: ConflictDetail, text: ConflictWords): Column<VersionItem>[] => [
  { key: 'version', title: text.versionNo, cell: ({ version }) => text.version(version), width: 90 },
  { key: 'who', title: text.who, cell: ({ by }) => <span lang="zh-CN">{by?.name ?? ''}</span>, width: 110 },
  { key: 'when', title: text.when, cell: ({ at }) => <span className="number">{clock(at)}</span>, width: 150 },
  { key: 'source', title: text.source, cell: ({ fromPhone, forced }) => sourceOf(fromPhone, forced, text), width: 150 },
  { key: 'changed', title: text.changed, cell: (version) => <Changed detail={detail} version={version} /> },
];

const sourceOf = (fromPhone: boolean, forced: boolean, text: ConflictWords): string =>
  forced ? `${text.phone} · ${text.forced}` : fromPhone ? text.phone : text.desk;

function Changed({ detail, version }: { detail: ConflictDetail; version: VersionItem }) {
  const text = useText(conflictText);
  const before = detail.versions.find((each) => each.version === version.version - 1)?.properties ?? {};
  const said = Object.entries(changes(before, version.properties)).filter(([, value]) => value !== '' || version.version > 1);
  return (
    <ul lang="zh-CN">
      {said.map(([property, value]) => (
        <li key={property}>
          <span className="soft">{nameOfProperty(property, detail.checklist, text)}</span> {sayProperty(property, value, text)}
        </li>
      ))}
    </ul>
  );
}

function Held({ detail }: { detail: ConflictDetail }) {
  const text = useText(conflictText);
  const viewer = useViewer();
  const withdraw = useWithdraw(detail.visitId);
  return (
    <Panel title={text.held} note={detail.held.length}>
      <p className="soft">{text.heldLead}</p>
      <ul>
        {detail.held.map(({ instanceId, by, receivedAt }) => (
          <li key={instanceId} className={styles.held}>
            <span lang="zh-CN">{by.name}</span>
            <span className="number">{clock(receivedAt)}</span>
            {viewer.may('supervision.manage') && (
              <Button
                danger
                size="small"
                busy={withdraw.isPending}
                onClick={() => withdraw.mutate(instanceId, { onSuccess: () => tell(text.withdrawn) })}
              >
                {text.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Problem error={withdraw.error} />
    </Panel>
  );
}
