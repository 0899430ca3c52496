import type { assessmentItem } from '@gongjian/contract/assessment';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './Assessment.module.css';
import { useAssessments, useSchemes } from './api.ts';
import { RunForm } from './RunForm.tsx';
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
