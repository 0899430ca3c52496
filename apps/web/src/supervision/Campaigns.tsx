import type { CampaignItem } from '@gongjian/contract/supervision';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { dayText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { uiText } from '../ui/text.ts';
import { useCampaigns, useDefinitions } from './api.ts';
import { campaignText } from './campaign-text.ts';
import { ChoiceFilter, Filters, WordsFilter } from './Filters.tsx';
import { PagedTable } from './PagedTable.tsx';
import { Sections } from './Sections.tsx';
import styles from './Supervision.module.css';
import type { CampaignSearch, Part } from './searches.ts';
import { supervisionText } from './text.ts';

type Words = (typeof campaignText)['zh'];
const route = getRouteApi('/in/supervision');

/** 督察行动, the newest first. */
export function Campaigns() {
  const text = useText(campaignText);
  const words = useText(uiText);
  const room = useText(supervisionText);
  const language = useLanguage();
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const definitions = useDefinitions();
  const set = (part: Part<CampaignSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as CampaignSearch, replace: true });
  const found = useCampaigns(search as Record<string, string>);
  const filtered = Object.keys(search).length > 0;
  return (
    <Page
      title={room.campaigns}
      lead={text.lead}
      above={<Sections />}
      actions={
        <>
          {viewer.may('supervision.inspect') && <a href="/field">{text.onTelephone}</a>}
          {viewer.may('supervision.manage') && <PlanButton />}
        </>
      }
    >
      <Filters>
        <ChoiceFilter
          label={text.type}
          any={text.anyType}
          value={search.type}
          options={(definitions.data?.types ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(type) => set({ type })}
        />
        <ChoiceFilter
          label={room.state}
          any={room.anyState}
          value={search.state}
          options={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
          onChange={(state) => set({ state })}
        />
        <WordsFilter label={room.words} value={search.q} onChange={(q) => set({ q })} />
      </Filters>
      <PagedTable
        title={text.list}
        found={found}
        columns={columnsOf(text, room, language)}
        empty={filtered ? words.nothingFits : text.none}
      />
    </Page>
  );
}

function PlanButton() {
  const text = useText(campaignText);
  const navigate = useNavigate();
  return (
    <Button look="primary" onClick={() => void navigate({ to: '/supervision/plan' })}>
      {text.plan}
    </Button>
  );
}

const columnsOf = (text: Words, room: (typeof supervisionText)['zh'], language: Language): Column<CampaignItem>[] => [
  {
    key: 'title',
    title: text.title,
    cell: ({ id, title }) => (
      <Link to="/supervision/campaigns/$campaignId" params={{ campaignId: id }} className={styles.matter} lang="zh-CN">
        {title}
      </Link>
    ),
  },
  { key: 'type', title: text.type, cell: ({ type }) => <span lang="zh-CN">{type.title}</span>, width: 110 },
  { key: 'state', title: room.state, cell: ({ state }) => text.states[state], width: 90 },
  {
    key: 'days',
    title: text.days,
    cell: ({ startsOn, endsOn }) => `${dayText(startsOn, language)} – ${dayText(endsOn, language)}`,
    width: 240,
  },
  { key: 'lead', title: text.lead_, cell: ({ lead }) => lead?.name ?? '', width: 90 },
  { key: 'progress', title: text.progress, cell: ({ targets, visited }) => `${targets} / ${visited}`, width: 120, end: true },
  { key: 'found', title: text.found, cell: ({ found, closed }) => `${found} / ${closed}`, width: 120, end: true },
];
