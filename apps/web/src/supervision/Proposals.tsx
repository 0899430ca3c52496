import type { Proposal } from '@gongjian/contract/supervision-findings';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { DecideProposal } from './DecideProposal.tsx';
import { dueText } from './due-text.ts';
import { ChoiceFilter, Filters } from './Filters.tsx';
import { useProposals } from './findings-api.ts';
import { PagedTable } from './PagedTable.tsx';
import { Sections } from './Sections.tsx';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

type Words = (typeof dueText)['zh'];
const route = getRouteApi('/in/supervision/proposals');

/** 专项督察建议, which a person accepts or declines. */
export function Proposals() {
  const text = useText(dueText);
  const room = useText(supervisionText);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [deciding, setDeciding] = useState<Proposal>();
  const found = useProposals(search as Record<string, string>);
  const decide: Column<Proposal> = {
    key: 'decide',
    title: text.decide,
    cell: (one) =>
      one.state === 'open' ? (
        <Button size="small" onClick={() => setDeciding(one)} aria-label={`${text.decide} ${one.case.title}`}>
          {text.decide}
        </Button>
      ) : (
        <Decided one={one} />
      ),
    width: 180,
  };
  return (
    <Page title={room.proposals} lead={text.proposalLead} above={<Sections />}>
      <Filters>
        <ChoiceFilter
          label={room.state}
          any={room.anyState}
          value={search.state}
          options={Object.entries(text.proposalStates).map(([value, label]) => ({ value, label }))}
          onChange={(state) => void navigate({ search: state === undefined ? {} : { state }, replace: true })}
        />
      </Filters>
      <PagedTable
        title={text.proposalList}
        found={found}
        columns={[...columnsOf(text, room.unit, language), decide]}
        empty={text.noneProposed}
      />
      {deciding !== undefined && <DecideProposal one={deciding} onClose={() => setDeciding(undefined)} />}
    </Page>
  );
}

const columnsOf = (text: Words, unitWord: string, language: Language): Column<Proposal>[] => [
  {
    key: 'title',
    title: text.title,
    cell: ({ case: { id, number, title } }) => (
      <Link to="/supervision/findings/$caseId" params={{ caseId: id }} className={styles.matter} lang="zh-CN">
        {`${number} ${title}`}
      </Link>
    ),
  },
  { key: 'unit', title: unitWord, cell: ({ unit }) => unit?.name ?? '', width: 110 },
  { key: 'why', title: text.why, cell: ({ reason }) => text.reasons[reason], width: 180 },
  { key: 'returns', title: text.returns, cell: ({ returns }) => returns, width: 100, end: true },
  { key: 'at', title: text.proposedAt, cell: ({ at }) => instantText(at, language), width: 150 },
];

function Decided({ one: { state, answer, campaign, decidedBy } }: { one: Proposal }) {
  const text = useText(dueText);
  return (
    <>
      {`${text.proposalStates[state]} ${decidedBy ?? ''}`}
      <span className={styles.mark} lang="zh-CN">
        {campaign === null ? (
          answer
        ) : (
          <Link to="/supervision/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
            {campaign.title}
          </Link>
        )}
      </span>
    </>
  );
}
