import type { Example } from '@gongjian/contract/supervision-library';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { ExampleForm } from './ExampleForm.tsx';
import { Facts } from './Facts.tsx';
import { ChoiceFilter, Filters, WordsFilter } from './Filters.tsx';
import { useDecideExample, useExamples } from './library-api.ts';
import { libraryText } from './library-text.ts';
import { Pages } from './Pages.tsx';
import { Sections } from './Sections.tsx';
import styles from './Supervision.module.css';
import type { ExampleSearch, Part } from './searches.ts';
import { supervisionText } from './text.ts';

const route = getRouteApi('/in/supervision/examples');

/** 典型案例 */
export function Examples() {
  const text = useText(libraryText);
  const room = useText(supervisionText);
  const words = useText(uiText);
  const mayWrite = useViewer().may('supervision.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [writing, setWriting] = useState<Example | 'new'>();
  const set = (part: Part<ExampleSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ExampleSearch, replace: true });
  const found = useExamples(search as Record<string, string>);
  const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const write = mayWrite && (
    <Button look="primary" onClick={() => setWriting('new')}>
      {text.write}
    </Button>
  );
  const empty = Object.keys(search).length > 0 ? words.nothingFits : text.noExamples;
  return (
    <Page title={room.examples} lead={text.exampleLead} above={<Sections />} actions={write}>
      <Filters>
        <ChoiceFilter
          label={text.kind}
          any={text.anyKind}
          value={search.kind}
          options={optionsOf(text.kinds)}
          onChange={(kind) => set({ kind })}
        />
        {mayWrite && (
          <ChoiceFilter
            label={room.state}
            any={room.anyState}
            value={search.state}
            options={optionsOf(text.states)}
            onChange={(state) => set({ state })}
          />
        )}
        <WordsFilter label={room.words} value={search.q} onChange={(q) => set({ q })} />
      </Filters>
      <Pages title={text.exampleList} found={found} empty={empty}>
        {(one) => <ExampleCard key={one.id} one={one} onEdit={() => setWriting(one)} />}
      </Pages>
      {writing !== undefined && <ExampleForm before={writing === 'new' ? null : writing} onClose={() => setWriting(undefined)} />}
    </Page>
  );
}

function ExampleCard({ one, onEdit }: { one: Example; onEdit: () => void }) {
  const text = useText(libraryText);
  const language = useLanguage();
  const said = [
    text.kinds[one.kind],
    text.states[one.state],
    text.writtenBy(one.by.name, instantText(one.at, language)),
    ...(one.decidedBy === null || one.state !== 'approved' ? [] : [text.approvedBy(one.decidedBy)]),
  ];
  const chinese = (words: string) => <span lang="zh-CN">{words}</span>;
  return (
    <article className={styles.card}>
      <h3 lang="zh-CN">{one.title}</h3>
      <p className="soft">{said.join(' · ')}</p>
      <Facts
        rows={[
          [text.situation, chinese(one.situation)],
          [text.practice, chinese(one.practice)],
          [text.lesson, chinese(one.lesson)],
        ]}
      />
      {one.case !== null && (
        <Link to="/supervision/findings/$caseId" params={{ caseId: one.case.id }}>
          {`${text.fromCase} ${one.case.number}`}
        </Link>
      )}
      {one.mayDo.length > 0 && <ExampleDeeds one={one} onEdit={onEdit} />}
    </article>
  );
}

function ExampleDeeds({ one, onEdit }: { one: Example; onEdit: () => void }) {
  const text = useText(libraryText);
  const decide = useDecideExample();
  const act = (what: 'approve' | 'withdraw'): void =>
    decide.mutate({ id: one.id, version: one.version, do: what }, { onSuccess: () => tell(text.decided) });
  return (
    <div className={styles.row}>
      {one.mayDo.map((deed) => (
        <Button
          key={deed}
          size="small"
          busy={deed !== 'edit' && decide.isPending}
          aria-label={`${text[deed]} ${one.title}`}
          onClick={() => (deed === 'edit' ? onEdit() : act(deed))}
        >
          {text[deed]}
        </Button>
      ))}
      <Problem error={decide.error} />
    </div>
  );
}
