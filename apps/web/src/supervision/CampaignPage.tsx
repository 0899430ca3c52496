import type { Campaign, Target, VisitItem } from '@gongjian/contract/supervision';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { nowInCity } from '../ui/city-time.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { randomId } from '../ui/random-key.ts';
import { Stat } from '../ui/Stat.tsx';
import { tell } from '../ui/tell.ts';
import { useCampaign, useMoveCampaign, useOpenVisit, useVisits } from './api.ts';
import { campaignText } from './campaign-text.ts';
import { PagedTable } from './PagedTable.tsx';
import { SummaryForm } from './SummaryForm.tsx';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

type Words = (typeof campaignText)['zh'];
const route = getRouteApi('/in/supervision/campaigns/$campaignId');

/** One campaign: who inspects what, how far it is, and what was found. */
export function CampaignPage() {
  const { campaignId } = route.useParams();
  const found = useCampaign(campaignId);
  return (
    <Loaded query={found} rows={12}>
      {(one) => <Shown one={one} />}
    </Loaded>
  );
}

function Shown({ one }: { one: Campaign }) {
  const text = useText(campaignText);
  const room = useText(supervisionText);
  const language = useLanguage();
  const days = `${dayText(one.startsOn, language)} – ${dayText(one.endsOn, language)}`;
  const lead = [one.type.title, text.states[one.state], days, text.madeBy(one.by.name)].join(' · ');
  return (
    <Page title={one.title} quoted lead={lead} above={<Link to="/supervision">{room.campaigns}</Link>} actions={<Moves one={one} />}>
      <div className={styles.figures}>
        {(['targets', 'visited', 'found', 'closed'] as const).map((figure) => (
          <Stat key={figure} label={text.figures[figure]} value={one[figure]} />
        ))}
      </div>
      <Panel title={text.purpose}>
        <div className={styles.stack}>
          <p className={styles.words} lang="zh-CN">
            {one.purpose}
          </p>
          {one.summary !== '' && (
            <p className={styles.words} lang="zh-CN">
              <strong>{text.summary}</strong> {one.summary}
            </p>
          )}
          {one.team.length > 0 && (
            <p>
              <strong>{text.team}</strong> {one.team.map(({ name, leads }) => (leads ? `${name}（${text.leads}）` : name)).join('、')}
            </p>
          )}
          <Link to="/supervision/findings" search={{ campaign: one.id, which: 'all' }}>
            {text.seeFindings}
          </Link>
        </div>
      </Panel>
      <TargetsTable one={one} />
      <Visits campaignId={one.id} />
    </Page>
  );
}

function Moves({ one }: { one: Campaign }) {
  const text = useText(campaignText);
  const navigate = useNavigate();
  const move = useMoveCampaign();
  const [ending, setEnding] = useState<'close' | 'cancel'>();
  const may = (deed: Campaign['mayDo'][number]): boolean => one.mayDo.includes(deed);
  const start = (): void => move.mutate({ id: one.id, version: one.version, move: { do: 'start' } }, { onSuccess: () => tell(text.done) });
  return (
    <div className={styles.row}>
      {may('edit') && <Button onClick={() => void navigate({ to: '/supervision/plan', search: { campaign: one.id } })}>{text.edit}</Button>}
      {may('start') && (
        <Button look="primary" busy={move.isPending} onClick={start}>
          {text.start}
        </Button>
      )}
      {may('close') && <Button onClick={() => setEnding('close')}>{text.close}</Button>}
      {may('cancel') && <Button onClick={() => setEnding('cancel')}>{text.cancel}</Button>}
      <Problem error={ending === undefined ? move.error : null} words={text.problems} />
      {ending !== undefined && <SummaryForm one={one} ending={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function TargetsTable({ one }: { one: Campaign }) {
  const text = useText(campaignText);
  const room = useText(supervisionText);
  const columns: Column<Target>[] = [
    { key: 'name', title: text.targetName, cell: ({ name }) => <span lang="zh-CN">{name}</span> },
    { key: 'kind', title: text.targetKind, cell: ({ kind }) => room.kinds[kind], width: 90 },
    { key: 'unit', title: room.unit, cell: ({ unit }) => unit.name, width: 130 },
    { key: 'checklist', title: text.checklist, cell: ({ checklist }) => <span lang="zh-CN">{checklist.title}</span>, width: 190 },
    { key: 'visits', title: text.visits, cell: ({ visits }) => visits, width: 90, end: true },
    { key: 'found', title: text.foundClosed, cell: ({ found, closed }) => `${found} / ${closed}`, width: 110, end: true },
    ...(one.mayDo.includes('visit')
      ? [{ key: 'visit', title: text.visit, cell: (target: Target) => <Begin target={target} />, width: 110 }]
      : []),
  ];
  return (
    <Panel title={text.targets} note={String(one.targets)} flush>
      <DataTable label={text.targets} columns={columns} rows={one.targetList} rowKey={({ id }) => id} empty={text.noTargets} />
    </Panel>
  );
}

/** Begins a record at the desk; it opens to be filled. */
function Begin({ target }: { target: Target }) {
  const text = useText(campaignText);
  const navigate = useNavigate();
  const open = useOpenVisit();
  const begin = (): void =>
    open.mutate(
      { id: randomId(), target: target.id, startedAt: nowInCity(), place: target.place },
      { onSuccess: ({ id }) => void navigate({ to: '/supervision/visits/$visitId', params: { visitId: id } }) },
    );
  return (
    <>
      <Button size="small" busy={open.isPending} onClick={begin} aria-label={`${text.visit} ${target.name}`}>
        {text.visit}
      </Button>
      <Problem error={open.error} />
    </>
  );
}

function Visits({ campaignId }: { campaignId: string }) {
  const text = useText(campaignText);
  const language = useLanguage();
  const found = useVisits({ campaign: campaignId });
  return <PagedTable title={text.visitsMade} found={found} columns={visitColumns(text, language)} empty={text.noVisits} />;
}

const visitColumns = (text: Words, language: Language): Column<VisitItem>[] => [
  {
    key: 'when',
    title: text.when,
    cell: ({ id, startedAt }) => (
      <Link to="/supervision/visits/$visitId" params={{ visitId: id }}>
        {instantText(startedAt, language)}
      </Link>
    ),
    width: 150,
  },
  { key: 'target', title: text.target, cell: ({ target }) => <span lang="zh-CN">{target.name}</span> },
  { key: 'inspector', title: text.inspector, cell: ({ inspector }) => inspector.name, width: 100 },
  { key: 'state', title: text.visitState, cell: ({ state }) => text.visitStates[state], width: 100 },
  { key: 'found', title: text.foundHere, cell: ({ found }) => found, width: 90, end: true },
];
