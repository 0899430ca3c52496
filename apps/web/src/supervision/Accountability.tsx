import type { Referral } from '@gongjian/contract/supervision-library';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { ConcludeForm } from './ConcludeForm.tsx';
import { Facts } from './Facts.tsx';
import { ChoiceFilter, Filters } from './Filters.tsx';
import { useReferrals } from './library-api.ts';
import { libraryText } from './library-text.ts';
import { Materials } from './Materials.tsx';
import { Pages } from './Pages.tsx';
import { ReferralForm } from './ReferralForm.tsx';
import { Sections } from './Sections.tsx';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

const route = getRouteApi('/in/supervision/accountability');

/** 责任追究, for those entitled alone. */
export function Accountability() {
  const text = useText(libraryText);
  const room = useText(supervisionText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [referring, setReferring] = useState(false);
  const [concluding, setConcluding] = useState<Referral>();
  const found = useReferrals(search as Record<string, string>);
  const refer = (
    <Button look="primary" onClick={() => setReferring(true)}>
      {text.refer}
    </Button>
  );
  return (
    <Page title={room.accountability} lead={text.referralLead} above={<Sections />} actions={refer}>
      <Filters>
        <ChoiceFilter
          label={room.state}
          any={room.anyState}
          value={search.state}
          options={Object.entries(text.referralStates).map(([value, label]) => ({ value, label }))}
          onChange={(state) => void navigate({ search: state === undefined ? {} : { state }, replace: true })}
        />
      </Filters>
      <Pages title={text.referralList} found={found} empty={text.noReferrals}>
        {(one) => <ReferralCard key={one.id} one={one} onConclude={() => setConcluding(one)} />}
      </Pages>
      {referring && <ReferralForm onClose={() => setReferring(false)} />}
      {concluding !== undefined && <ConcludeForm one={concluding} onClose={() => setConcluding(undefined)} />}
    </Page>
  );
}

function ReferralCard({ one, onConclude }: { one: Referral; onConclude: () => void }) {
  const text = useText(libraryText);
  const language = useLanguage();
  const persons = one.persons.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`)).join('、');
  const outcome = one.concludedOn === null ? '' : `${one.outcome}（${dayText(one.concludedOn, language)}）`;
  return (
    <article className={styles.card}>
      <h3>{`${one.unit.name} · ${text.referralStates[one.state]}`}</h3>
      <p className="soft">{text.madeBy(one.by.name, instantText(one.at, language))}</p>
      <Facts
        rows={[
          [
            text.reason,
            <span key="reason" lang="zh-CN">
              {one.reason}
            </span>,
          ],
          [text.persons, persons],
          [text.addressee, one.addressee],
          ...(outcome === '' ? [] : [[text.outcome, outcome] as const]),
        ]}
      />
      {one.case !== null && (
        <Link to="/supervision/findings/$caseId" params={{ caseId: one.case.id }}>
          {`${text.fromCase} ${one.case.number}`}
        </Link>
      )}
      <Materials one={one} />
      {one.state === 'open' && (
        <div>
          <Button size="small" onClick={onConclude} aria-label={`${text.conclude} ${one.unit.name}`}>
            {text.conclude}
          </Button>
        </div>
      )}
    </article>
  );
}
