import type { Visit } from '@gongjian/contract/supervision';
import { getRouteApi, Link } from '@tanstack/react-router';
import { dayText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useVisit } from './api.ts';
import styles from './Supervision.module.css';
import { VisitForm } from './VisitForm.tsx';
import { VisitShown } from './VisitShown.tsx';
import { visitText } from './visit-text.ts';

const route = getRouteApi('/in/supervision/visits/$visitId');

/** One visit: a form while it is written, a record when it is handed in. */
export function VisitPage() {
  const { visitId } = route.useParams();
  const found = useVisit(visitId);
  return (
    <Loaded query={found} rows={12}>
      {(one) => <Shown one={one} />}
    </Loaded>
  );
}

function Shown({ one }: { one: Visit }) {
  const text = useText(visitText);
  const above = (
    <Link to="/supervision/campaigns/$campaignId" params={{ campaignId: one.campaign.id }} lang="zh-CN">
      {one.campaign.title}
    </Link>
  );
  const lead = [text.visit, one.unit.name, one.state === 'open' ? text.stateOpen : text.stateSubmitted].join(' · ');
  return (
    <Page title={one.target.name} quoted lead={lead} above={above}>
      {one.conflict !== null && <p role="alert">{text.conflict[one.conflict]}</p>}
      {one.state === 'submitted' && <Found one={one} />}
      {one.mayEdit ? <VisitForm key={one.id} one={one} /> : <VisitShown one={one} />}
    </Page>
  );
}

/** What came of it, each a case. */
function Found({ one }: { one: Visit }) {
  const text = useText(visitText);
  const language = useLanguage();
  const titleOf = (code: string): string => one.checklist.items.find((item) => item.code === code)?.title ?? code;
  return (
    <Panel title={text.found} note={String(one.findings.length)}>
      {one.findings.length === 0 && <p className="soft">{text.noneFound}</p>}
      <ul className={styles.steps}>
        {one.findings.map(({ item, caseId, number, stage, closedOn }) => (
          <li key={caseId}>
            <Link to="/supervision/findings/$caseId" params={{ caseId }} lang="zh-CN">
              {titleOf(item)}
            </Link>
            <span className="soft">{[number, stage, ...(closedOn === null ? [] : [dayText(closedOn, language)])].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
