import type { Person } from '@gongjian/contract/people';
import { roleNames } from '@gongjian/domain/org/roles';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { sessionText } from '../session/text.ts';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { usePause } from '../ui/usePause.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { AddPersonForm } from './AddPersonForm.tsx';
import { usePeople } from './api.ts';
import styles from './Org.module.css';
import { orgText } from './text.ts';
import { UnitSelect } from './UnitSelect.tsx';

const route = getRouteApi('/in/people');
type Search = { q?: string; unit?: string; role?: string };

/** 人员与授权: who works here and what each may do. */
export function People() {
  const text = useText(orgText);
  const viewer = useViewer();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const open = (id: string): void => void navigate({ to: '/people/$personId', params: { personId: id } });
  return (
    <Page
      title={text.people}
      lead={text.peopleLead}
      actions={
        viewer.may('people.manage') && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {text.addPerson}
          </Button>
        )
      }
    >
      <Filters />
      <PeopleTable />
      {adding && <AddPersonForm onClose={() => setAdding(false)} onDone={open} />}
    </Page>
  );
}

function Filters() {
  const text = useText(orgText);
  const words = useText(uiText);
  const roles = useText(sessionText).roleNames;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: { [K in keyof Search]: string | undefined }): void =>
    void navigate({ search: (old) => Object.fromEntries(Object.entries({ ...old, ...part }).filter(([, value]) => value)), replace: true });
  const [typed, setTyped] = usePause(search.q ?? '', (q) => set({ q: q.trim() || undefined }));
  return (
    <Panel title={words.search}>
      <div className={styles.filters}>
        <Field label={text.person}>
          <Input value={typed} maxLength={100} placeholder={text.findPerson} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <Field label={text.unit}>
          <UnitSelect value={search.unit} onChange={(unit) => set({ unit })} />
        </Field>
        <Field label={text.role}>
          <Select
            allowClear
            placeholder={text.anyRole}
            value={search.role ?? null}
            onChange={(role: string | null) => set({ role: role ?? undefined })}
            options={roleNames.map((value) => ({ value, label: roles[value] }))}
          />
        </Field>
      </div>
    </Panel>
  );
}

function PeopleTable() {
  const text = useText(orgText);
  const words = useText(uiText);
  const language = useLanguage();
  const roles = useText(sessionText).roleNames;
  const search = route.useSearch();
  const people = usePeople(search as Parameters<typeof usePeople>[0]);
  if (people.isError && !people.data) return <Failed error={people.error} retry={() => void people.refetch()} />;
  const rows = people.data?.pages.flatMap((page) => page.items);
  if (!rows) return <Waiting rows={8} />;
  return (
    <Panel title={text.people} note={words.shownOf(rows.length, people.data?.pages[0]?.total ?? rows.length)} flush>
      <DataTable<Person>
        label={text.people}
        rows={rows}
        rowKey={(one) => one.id}
        empty={words.nothingFits}
        columns={[
          {
            key: 'name',
            title: text.name,
            cell: (one) => (
              <Link to="/people/$personId" params={{ personId: one.id }}>
                {one.name}
              </Link>
            ),
            width: 130,
          },
          { key: 'login', title: text.login, cell: (one) => one.login, width: 140 },
          { key: 'unit', title: text.unit, cell: (one) => one.unit.name, width: 160 },
          {
            key: 'grants',
            title: text.grants,
            cell: (one) => one.grants.map((grant) => `${roles[grant.role]}（${grant.unit.name}）`).join('、') || text.noGrants,
          },
          { key: 'state', title: text.state, cell: (one) => <PersonState person={one} />, width: 84 },
          { key: 'second', title: text.secondFactor, cell: (one) => (one.secondFactor ? words.yes : words.no), width: 84 },
          {
            key: 'last',
            title: text.lastLogin,
            cell: (one) => (one.lastLoginAt === null ? text.never : instantText(one.lastLoginAt, language)),
            width: 150,
          },
        ]}
      />
      {people.hasNextPage && (
        <div className={styles.foot}>
          <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

export function PersonState({ person }: { person: Person }) {
  const text = useText(orgText);
  if (!person.active) return <span className={styles.tag}>{text.inactive}</span>;
  if (person.lockedUntil !== null && Date.parse(person.lockedUntil) > Date.now())
    return <span className={styles.warnTag}>{text.locked}</span>;
  return text.active;
}
