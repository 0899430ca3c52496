import type { Programme } from '@gongjian/contract/plan';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { fetchDocument, useProgramme, useStartAmendment } from './api.ts';
import styles from './Plan.module.css';
import { planText } from './text.ts';
import { VersionContent } from './VersionContent.tsx';

const route = getRouteApi('/in/plans/$programmeId');

/** One programme: its versions, each with who approved it and why, and what it says. */
export function Plan() {
  const text = useText(planText);
  const { programmeId } = route.useParams();
  const { version } = route.useSearch();
  const programme = useProgramme(programmeId);
  return (
    <Loaded query={programme} rows={10}>
      {(reply) => (
        <Page
          title={reply.title}
          lead={[reply.documentNumber, reply.issuer, reply.issuedOn].filter(Boolean).join(' · ')}
          actions={<PlanActions programme={reply} />}
        >
          <Panel title={text.versions} note={String(reply.versions.length)}>
            <Versions programme={reply} />
          </Panel>
          <VersionContent programmeId={programmeId} version={Number(version ?? reply.version)} />
        </Page>
      )}
    </Loaded>
  );
}

function PlanActions({ programme }: { programme: Programme }) {
  const text = useText(planText);
  const navigate = useNavigate();
  const start = useStartAmendment();
  const begin = (): void =>
    start.mutate(programme.id, {
      onSuccess: ({ id }) => {
        tell(text.amendStarted);
        void navigate({ to: '/imports/$importId', params: { importId: id }, search: { view: 'records' } });
      },
      onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
    });
  return (
    <>
      <Link to="/ledger" search={{ programme: programme.id }}>
        {text.toLedger}
      </Link>
      {useViewer().may('plan.import') && (
        <>
          <Button busy={start.isPending} onClick={begin}>
            {text.startAmendment}
          </Button>
          <Button onClick={() => void navigate({ to: '/imports', search: { amends: programme.id } })}>{text.amendFromFile}</Button>
        </>
      )}
    </>
  );
}

function Versions({ programme }: { programme: Programme }) {
  const text = useText(planText);
  const language = useLanguage();
  return (
    <ol className={styles.versions}>
      {[...programme.versions].reverse().map((one) => (
        <li key={one.version}>
          <p className={styles.versionHead}>
            <Link from="/plans/$programmeId" to="." search={{ version: String(one.version) }}>
              {text.version(one.version)}
            </Link>
            {one.version === programme.version && <span className={styles.current}>{text.currentVersion}</span>}
            <span>
              {text.approved}：{one.approvedBy}
            </span>
            <span className="soft">
              {one.by.name} · {instantText(one.at, language)}
            </span>
          </p>
          {one.reason !== null && (
            <p>
              {text.reason}：{one.reason}
            </p>
          )}
          <p className={styles.versionFoot}>
            {one.version === 1 ? (
              <span>{text.original}</span>
            ) : (
              <>
                {(['changed', 'new', 'gone', 'same'] as const).map((kind) => (
                  <span key={kind}>
                    {text.differenceKinds[kind]} {one.summary[kind]}
                  </span>
                ))}
                <Link
                  to="/compare"
                  search={{ from: programme.id, fromVersion: String(one.version - 1), to: programme.id, toVersion: String(one.version) }}
                >
                  {text.compareTo}
                </Link>
              </>
            )}
            {one.document && (
              <button type="button" className={styles.link} onClick={() => void fetchDocument(one.document?.id ?? '')}>
                {text.download}（{one.document.name}）
              </button>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
