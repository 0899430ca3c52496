import type { listPublicity } from '@gongjian/contract/supervision-findings';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { UnitSelect } from '../org/UnitSelect.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { dueText } from './due-text.ts';
import { Filters } from './Filters.tsx';
import { usePublicity } from './findings-api.ts';
import { PagedTable } from './PagedTable.tsx';
import { Sections } from './Sections.tsx';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

type Item = z.output<typeof listPublicity.reply>['items'][number] & { readonly id: string };
type Words = (typeof dueText)['zh'];
type RoomWords = (typeof supervisionText)['zh'];
const route = getRouteApi('/in/supervision/publicity');

/** 整改公示: what will be written off, the one that ends first first. */
export function Publicity() {
  const text = useText(dueText);
  const room = useText(supervisionText);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const found = usePublicity(search as Record<string, string>);
  return (
    <Page title={room.publicity} lead={text.publicLead} above={<Sections />}>
      <Filters>
        <Field label={room.unit}>
          <UnitSelect
            value={search.unit}
            onChange={(unit) => void navigate({ search: unit === undefined ? {} : { unit }, replace: true })}
            placeholder={room.anyUnit}
          />
        </Field>
      </Filters>
      <PagedTable title={text.publicList} found={found} columns={columnsOf(text, room, language)} empty={text.nonePublic} />
    </Page>
  );
}

const columnsOf = (text: Words, room: RoomWords, language: Language): Column<Item>[] => [
  {
    key: 'title',
    title: text.title,
    cell: ({ case: { id, title } }) => (
      <Link to="/supervision/findings/$caseId" params={{ caseId: id }} className={styles.matter} lang="zh-CN">
        {title}
      </Link>
    ),
  },
  { key: 'number', title: room.number, cell: ({ case: { number } }) => number, width: 130 },
  { key: 'unit', title: room.unit, cell: ({ unit }) => unit?.name ?? '', width: 110 },
  { key: 'from', title: text.from, cell: ({ from }) => dayText(from, language), width: 130 },
  { key: 'until', title: text.until, cell: ({ until }) => (until === null ? room.noLimit : dayText(until, language)), width: 130 },
  { key: 'state', title: text.publicState, cell: (item) => <State item={item} />, width: 140 },
  { key: 'objections', title: text.objections, cell: ({ openObjections }) => openObjections ?? '', width: 110, end: true },
];

function State({ item: { stopped, over } }: { item: Item }) {
  const text = useText(dueText);
  if (stopped) return <span className={styles.over}>{text.stopped}</span>;
  return over ? text.over : text.running;
}
