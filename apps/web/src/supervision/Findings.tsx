import type { FindingItem } from '@gongjian/contract/supervision-findings';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { uiText } from '../ui/text.ts';
import { ChoiceFilter, Filters, WordsFilter } from './Filters.tsx';
import { findingText } from './finding-text.ts';
import { useFindings } from './findings-api.ts';
import { PagedTable } from './PagedTable.tsx';
import { Sections } from './Sections.tsx';
import { StageBoard } from './StageBoard.tsx';
import styles from './Supervision.module.css';
import type { FindingSearch, Part } from './searches.ts';
import { supervisionText } from './text.ts';
import { useStageTitle } from './useStageTitle.ts';

type Words = (typeof findingText)['zh'];
type RoomWords = (typeof supervisionText)['zh'];
const route = getRouteApi('/in/supervision/findings');

/** 发现问题, the most urgent first, and how many stand in each stage. */
export function Findings() {
  const text = useText(findingText);
  const room = useText(supervisionText);
  const words = useText(uiText);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: Part<FindingSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as FindingSearch, replace: true });
  const found = useFindings(askedOf(search));
  const filtered = Object.keys(search).length > 0;
  return (
    <Page title={room.findings} lead={text.lead} above={<Sections />}>
      {search.campaign !== undefined && (
        <div>
          <Button size="small" onClick={() => set({ campaign: undefined })}>
            {text.ofCampaign}
          </Button>
        </div>
      )}
      <FindingFilters search={search} set={set} />
      <StageBoard stages={found.data?.pages[0]?.stages ?? []} chosen={search.stage} onChoose={(stage) => set({ stage })} />
      <PagedTable
        title={text.list}
        found={found}
        columns={columnsOf(text, room, language)}
        empty={filtered ? words.nothingFits : text.none}
      />
    </Page>
  );
}

const askedOf = ({ which, ...search }: FindingSearch): Record<string, string> => ({
  ...(search as Record<string, string>),
  ...(which === 'all' ? {} : { open: which === 'closed' ? 'false' : 'true' }),
});

type FilterProps = { search: FindingSearch; set: (part: Part<FindingSearch>) => void };

function FindingFilters({ search, set }: FilterProps) {
  const text = useText(findingText);
  const room = useText(supervisionText);
  const which = (['closed', 'all'] as const).map((value) => ({ value, label: text[value] }));
  return (
    <Filters>
      <Field label={room.unit}>
        <UnitSelect value={search.unit} onChange={(unit) => set({ unit })} placeholder={room.anyUnit} />
      </Field>
      <ChoiceFilter
        label={text.severity}
        any={text.anySeverity}
        value={search.severity}
        options={['一般', '较重', '严重'].map((value) => ({ value, label: value }))}
        onChange={(severity) => set({ severity })}
      />
      <ChoiceFilter label={text.which} any={text.open} value={search.which} options={which} onChange={(next) => set({ which: next })} />
      <WordsFilter label={room.wordsOrNumber} value={search.q} onChange={(q) => set({ q })} />
      <Checkbox checked={search.overdue === 'true'} onChange={(on) => set({ overdue: on ? 'true' : undefined })}>
        {text.overdueOnly}
      </Checkbox>
    </Filters>
  );
}

const columnsOf = (text: Words, room: RoomWords, language: Language): Column<FindingItem>[] => [
  {
    key: 'title',
    title: text.title,
    cell: ({ id, title }) => (
      <Link to="/supervision/findings/$caseId" params={{ caseId: id }} className={styles.matter} lang="zh-CN">
        {title}
      </Link>
    ),
  },
  { key: 'number', title: room.number, cell: ({ number }) => number, width: 130 },
  { key: 'severity', title: text.severity, cell: ({ severity }) => <span lang="zh-CN">{severity ?? ''}</span>, width: 80 },
  { key: 'stage', title: text.stage, cell: (item) => <Stage item={item} />, width: 130 },
  { key: 'unit', title: room.unit, cell: ({ unit }) => unit?.name ?? '', width: 110 },
  { key: 'due', title: room.due, cell: (item) => <Due item={item} language={language} />, width: 130 },
  {
    key: 'origin',
    title: text.foundAt,
    cell: ({ origin }) =>
      origin === null ? <span className="soft">{text.byHand}</span> : <span lang="zh-CN">{origin.campaign.title}</span>,
    width: 160,
  },
];

function Stage({ item: { stage, suspended, merged, returns } }: { item: FindingItem }) {
  const text = useText(findingText);
  const titleOf = useStageTitle();
  const marks = [suspended && text.stopped, merged && text.merged, returns > 0 && text.returns(returns)].filter(Boolean);
  return (
    <>
      {titleOf(stage)}
      {marks.length > 0 && <span className={styles.mark}>{marks.join(' · ')}</span>}
    </>
  );
}

function Due({ item: { due, overdue, closedOn }, language }: { item: FindingItem; language: Language }) {
  const room = useText(supervisionText);
  const text = useText(findingText);
  if (closedOn !== null) return <span className="soft">{`${text.closed} ${dayText(closedOn, language)}`}</span>;
  if (due === null) return <span className="soft">{room.noLimit}</span>;
  return <span className={overdue ? styles.over : undefined}>{`${dayText(due, language)}${overdue ? ` ${room.overdue}` : ''}`}</span>;
}
