import type { Finding } from '@gongjian/contract/supervision-findings';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CaseActions } from '../cases/CaseActions.tsx';
import { CaseEvidence } from '../cases/CaseEvidence.tsx';
import { CasePath } from '../cases/CasePath.tsx';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Facts } from './Facts.tsx';
import { LookBacksOf, ObjectionsOf, PublicityOf } from './FindingAfter.tsx';
import { FindingForm } from './FindingForm.tsx';
import { findingText } from './finding-text.ts';
import { useFinding } from './findings-api.ts';
import { PlansAndChecks } from './PlansAndChecks.tsx';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

const route = getRouteApi('/in/supervision/findings/$caseId');

/** A finding and the whole of its rectification. */
export function FindingPage() {
  const { caseId } = route.useParams();
  const found = useFinding(caseId);
  return (
    <Loaded query={found} rows={12}>
      {(one) => <Shown one={one} />}
    </Loaded>
  );
}

function Shown({ one }: { one: Finding }) {
  const room = useText(supervisionText);
  const lead = [one.case.number, one.case.unit?.name].filter(Boolean).join(' · ');
  return (
    <Page title={one.case.title} quoted lead={lead} above={<Link to="/supervision/findings">{room.findings}</Link>}>
      <CasePath one={one.case} />
      <Doing one={one} />
      <About one={one} />
      <PlansAndChecks one={one} />
      <PublicityOf one={one} />
      <ObjectionsOf one={one} />
      <LookBacksOf one={one} />
      <CaseActions one={one.case} at="supervision" />
      <CaseEvidence one={one.case} />
    </Page>
  );
}

type Form = Finding['mayDo'][number];

/** What this person may do here now; each form asks for all that its step needs. */
function Doing({ one }: { one: Finding }) {
  const text = useText(findingText);
  const [chosen, setChosen] = useState<Form>();
  return (
    <Panel title={text.doing}>
      <div className={styles.row}>
        {one.mayDo.length === 0 && <span className="soft">{text.noForms}</span>}
        {one.mayDo.map((form) => (
          <Button key={form} look="primary" onClick={() => setChosen(form)}>
            {text.forms[form]}
          </Button>
        ))}
      </div>
      {chosen !== undefined && <FindingForm key={one.case.version} one={one} form={chosen} onClose={() => setChosen(undefined)} />}
    </Panel>
  );
}

function About({ one: { case: about, origin } }: { one: Finding }) {
  const text = useText(findingText);
  const room = useText(supervisionText);
  const words = useText(uiText);
  const field = (code: string) => <span lang="zh-CN">{about.fields[code] ?? words.none}</span>;
  return (
    <Panel title={text.about}>
      <Facts
        rows={[
          [text.subject, field('subject')],
          [text.severity, field('severity')],
          [text.clause, field('clause')],
          [text.item, field('item')],
          [room.place, about.place === null ? words.none : `${about.place.longitude}, ${about.place.latitude}`],
          [text.foundAt, origin === null ? text.byHand : <Origin key="origin" origin={origin} />],
          [
            text.casePage,
            <Link key="case" to="/cases/$caseId" params={{ caseId: about.id }}>
              {about.number}
            </Link>,
          ],
        ]}
      />
    </Panel>
  );
}

function Origin({ origin }: { origin: NonNullable<Finding['origin']> }) {
  return (
    <Link to="/supervision/visits/$visitId" params={{ visitId: origin.visit }} lang="zh-CN">
      {`${origin.campaign.title} · ${origin.target}`}
    </Link>
  );
}
