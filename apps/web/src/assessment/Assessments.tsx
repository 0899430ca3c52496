import type { assessmentItem } from '@gongjian/contract/assessment';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { dayText, instantText, todayInCity } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './Assessment.module.css';
import { useAssessments, useRun, useSchemes } from './api.ts';
import { assessmentText } from './text.ts';

type Item = z.output<typeof assessmentItem>;
type Words = (typeof assessmentText)['zh'];
const route = getRouteApi('/in/assessment');

/** 考核排名: every assessment, the newest first. */
export function Assessments() {
  const text = useText(assessmentText);
  const viewer = useViewer();
  const { scheme } = route.useSearch();
  const navigate = route.useNavigate();
  const schemes = useSchemes();
  const [running, setRunning] = useState(false);
  const actions = viewer.may('assessment.manage') && (
    <Button look="primary" onClick={() => setRunning(true)}>
      {text.run}
    </Button>
  );
  return (
    <Page title={text.assessments} lead={text.lead} actions={actions}>
      <div className={styles.filter}>
        <Field label={text.scheme}>
          <Select
            allowClear
            placeholder={text.anyScheme}
            loading={schemes.isPending}
            value={scheme ?? null}
            onChange={(next: string | null) =>
              void navigate({ search: next === null || next === undefined ? {} : { scheme: next }, replace: true })
            }
            options={(schemes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          />
        </Field>
      </div>
      <AssessmentTable scheme={scheme} />
      {running && <RunForm onClose={() => setRunning(false)} />}
    </Page>
  );
}

function AssessmentTable({ scheme }: { scheme: string | undefined }) {
  const text = useText(assessmentText);
  const words = useText(uiText);
  const language = useLanguage();
  const found = useAssessments(scheme);
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={6} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={text.list} note={words.shownOf(items.length, found.data.pages[0]?.total ?? items.length)} flush>
      <DataTable label={text.list} columns={columnsOf(text, language)} rows={items} rowKey={({ id }) => id} empty={text.none} />
      {found.hasNextPage && (
        <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
          {words.more}
        </Button>
      )}
    </Panel>
  );
}

const columnsOf = (text: Words, language: Language): Column<Item>[] => [
  {
    key: 'name',
    title: text.name,
    cell: ({ id, title }) => (
      <Link to="/assessment/$assessmentId" params={{ assessmentId: id }}>
        {title}
      </Link>
    ),
  },
  { key: 'scheme', title: text.scheme, cell: ({ scheme }) => `${scheme.title} v${scheme.version}`, width: 260 },
  { key: 'day', title: text.day, cell: ({ on }) => dayText(on, language), width: 130 },
  {
    key: 'state',
    title: text.state,
    cell: ({ published, supersededBy }) => (supersededBy === null ? (published ? text.published : text.draft) : text.superseded),
    width: 130,
  },
  { key: 'by', title: text.by, cell: ({ by, at }) => `${by.name} ${instantText(at, language)}`, width: 200 },
];

function RunForm({ onClose }: { onClose: () => void }) {
  const text = useText(assessmentText);
  const words = useText(uiText);
  const navigate = useNavigate();
  const schemes = useSchemes();
  const run = useRun();
  const [scheme, setScheme] = useState<string>();
  const [title, setTitle] = useState('');
  const [on, setOn] = useState('');
  const chosen = schemes.data?.items.find(({ code }) => code === scheme);
  const save = (): void =>
    run.mutate(
      { scheme: scheme ?? '', title, ...(on === '' ? {} : { on }) },
      { onSuccess: ({ id }) => void navigate({ to: '/assessment/$assessmentId', params: { assessmentId: id } }) },
    );
  return (
    <FormDialog
      title={text.run}
      lead={text.runLead}
      ready={scheme !== undefined && title.trim() !== ''}
      busy={run.isPending}
      error={run.error}
      saveWord={text.run}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.scheme} hint={chosen === undefined ? undefined : words.said(text.document, chosen.document)}>
        <Select
          value={scheme ?? null}
          onChange={setScheme}
          options={(schemes.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))}
        />
      </Field>
      <Field label={text.name}>
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={text.day} hint={text.dayHint}>
        <DayInput value={on} max={todayInCity()} onChange={setOn} />
      </Field>
    </FormDialog>
  );
}
