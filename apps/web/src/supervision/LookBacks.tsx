import type { LookBackItem } from '@gongjian/contract/supervision-findings';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText, todayInCity } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { dueText } from './due-text.ts';
import { ChoiceFilter, Filters } from './Filters.tsx';
import { useLookBacks } from './findings-api.ts';
import { LookBackForm } from './LookBackForm.tsx';
import { PagedTable } from './PagedTable.tsx';
import { Sections } from './Sections.tsx';
import styles from './Supervision.module.css';
import type { LookBackSearch, Part } from './searches.ts';
import { supervisionText } from './text.ts';

type Words = (typeof dueText)['zh'];
type RoomWords = (typeof supervisionText)['zh'];
const route = getRouteApi('/in/supervision/look-backs');

/** 回头看 by the day it is due. */
export function LookBacks() {
  const text = useText(dueText);
  const room = useText(supervisionText);
  const language = useLanguage();
  const mayLook = useViewer().may('supervision.inspect');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [looking, setLooking] = useState<LookBackItem>();
  const set = (part: Part<LookBackSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as LookBackSearch, replace: true });
  const found = useLookBacks({ state: 'open', ...(search as Record<string, string>) });
  const act: Column<LookBackItem> = {
    key: 'act',
    title: text.look,
    cell: (item) =>
      item.state === 'open' && item.due <= todayInCity() ? (
        <Button size="small" onClick={() => setLooking(item)} aria-label={`${text.look} ${item.case.title}`}>
          {text.look}
        </Button>
      ) : null,
    width: 120,
  };
  return (
    <Page title={room.lookBacks} lead={text.lookLead} above={<Sections />}>
      <Filters>
        <ChoiceFilter
          label={room.state}
          any={text.states.open}
          value={search.state}
          options={(['kept', 'lapsed', 'void'] as const).map((value) => ({ value, label: text.states[value] }))}
          onChange={(state) => set({ state })}
        />
        <Field label={text.dueBy}>
          <DayInput value={search.until ?? ''} onChange={(until) => set({ until: until || undefined })} />
        </Field>
        <Field label={room.unit}>
          <UnitSelect value={search.unit} onChange={(unit) => set({ unit })} placeholder={room.anyUnit} />
        </Field>
      </Filters>
      <PagedTable
        title={text.lookList}
        found={found}
        columns={[...columnsOf(text, room, language), ...(mayLook ? [act] : [])]}
        empty={text.noneLook}
      />
      {looking !== undefined && <LookBackForm item={looking} onClose={() => setLooking(undefined)} />}
    </Page>
  );
}

const columnsOf = (text: Words, room: RoomWords, language: Language): Column<LookBackItem>[] => [
  {
    key: 'due',
    title: room.due,
    cell: ({ due, overdue }) => (
      <span className={overdue ? styles.over : undefined}>{`${dayText(due, language)}${overdue ? ` ${room.overdue}` : ''}`}</span>
    ),
    width: 160,
  },
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
  { key: 'closed', title: text.closedOn, cell: ({ closedOn }) => (closedOn === null ? '' : dayText(closedOn, language)), width: 130 },
  { key: 'state', title: room.state, cell: ({ state }) => text.states[state], width: 110 },
];
