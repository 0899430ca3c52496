import type { Checklist } from '@gongjian/contract/supervision';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useDefinitions } from './api.ts';
import { Sections } from './Sections.tsx';
import { supervisionText } from './text.ts';
import { visitText } from './visit-text.ts';

type Item = Checklist['items'][number];
type Words = (typeof visitText)['zh'];
const route = getRouteApi('/in/supervision/checklists');

/** 检查表 as they are defined. */
export function Checklists() {
  const text = useText(visitText);
  const room = useText(supervisionText);
  const definitions = useDefinitions();
  return (
    <Page title={room.checklists} lead={text.checklistsLead} above={<Sections />}>
      <Loaded query={definitions} rows={8}>
        {({ checklists }) => <Chosen checklists={checklists} />}
      </Loaded>
    </Page>
  );
}

function Chosen({ checklists }: { checklists: readonly Checklist[] }) {
  const text = useText(visitText);
  const words = useText(uiText);
  const { list } = route.useSearch();
  const navigate = route.useNavigate();
  const one = checklists.find(({ code }) => code === list) ?? checklists[0];
  if (!one) return <Empty>{words.empty}</Empty>;
  return (
    <>
      <Field label={text.which}>
        <Select
          value={one.code}
          onChange={(code: string) => void navigate({ search: { list: code }, replace: true })}
          options={checklists.map(({ code, title }) => ({ value: code, label: title }))}
        />
      </Field>
      <Panel title={one.title} note={`${one.field} · ${text.version(one.version)}`} flush>
        <DataTable label={one.title} columns={columnsOf(text)} rows={one.items} rowKey={({ code }) => code} />
      </Panel>
    </>
  );
}

const columnsOf = (text: Words): Column<Item>[] => [
  {
    key: 'title',
    title: text.item,
    cell: ({ title, required }) => (
      <span lang="zh-CN">
        {title}
        {required && <span className="soft"> · {text.required}</span>}
      </span>
    ),
  },
  { key: 'guide', title: text.guide, cell: ({ guide }) => <span lang="zh-CN">{guide}</span> },
  { key: 'answer', title: text.answerBy, cell: ({ answer }) => <AnswerRule answer={answer} />, width: 180 },
  { key: 'severity', title: text.severity, cell: ({ severity }) => <span lang="zh-CN">{severity}</span>, width: 90 },
  { key: 'clause', title: text.clause, cell: ({ clause }) => <span lang="zh-CN">{clause}</span>, width: 200 },
  {
    key: 'photos',
    title: text.needs,
    cell: ({ photos }) => (photos === null ? '' : text.photos(photos.least, photos.placed)),
    width: 150,
  },
];

function AnswerRule({ answer }: { answer: Item['answer'] }) {
  const text = useText(visitText);
  if (answer.type === 'number') return <>{text.range(answer.least, answer.most, answer.unit)}</>;
  if (answer.type === 'choice') return <span lang="zh-CN">{answer.choices.map(({ title }) => title).join('；')}</span>;
  return <>{text.rules[answer.type]}</>;
}
