import type { Assessment } from '@gongjian/contract/assessment';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Popconfirm } from 'antd';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { dayText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Problem } from '../ui/Problem.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { Appeals } from './Appeals.tsx';
import styles from './Assessment.module.css';
import { fetchInputs, useAssessment, usePublish, useVerify } from './api.ts';
import { inputsText } from './inputs-text.ts';
import { Ranks } from './Ranks.tsx';
import { assessmentText } from './text.ts';
import { UnitScore } from './UnitScore.tsx';
import { WhatIf } from './WhatIf.tsx';

const route = getRouteApi('/in/assessment/$assessmentId');

/** One assessment: ranks, one unit's score opened down to its records, what if, appeals. */
export function AssessmentPage() {
  const { assessmentId } = route.useParams();
  const found = useAssessment(assessmentId);
  return (
    <Loaded query={found} rows={10}>
      {(one) => <Shown one={one} />}
    </Loaded>
  );
}

function Shown({ one }: { one: Assessment }) {
  const text = useText(assessmentText);
  const more = useText(inputsText);
  const words = useText(uiText);
  const language = useLanguage();
  const viewer = useViewer();
  const { unit } = route.useSearch();
  const navigate = route.useNavigate();
  const lead = `${one.scheme.title} v${one.scheme.version} · ${dayText(one.on, language)} · ${one.published ? text.published : text.draft}`;
  const above = (
    <nav className={styles.above}>
      <Link to="/assessment">{text.back}</Link>
      {one.supersedes !== null && <Version id={one.supersedes} words={text.older} />}
      {one.supersededBy !== null && <Version id={one.supersededBy} words={text.newer} />}
    </nav>
  );
  return (
    <Page title={one.title} quoted lead={lead} above={above} actions={<Actions one={one} />}>
      <p className="soft">{words.said(text.document, one.definition.document)}</p>
      {one.pool !== null && <p className="soft">{more.poolOf(one.pool.toLocaleString('zh-CN'))}</p>}
      {one.file !== null && <p className="soft">{more.fileOf(one.file.name, one.file.sha256.slice(0, 12))}</p>}
      <Ranks one={one} chosen={unit} onChoose={(next) => void navigate({ search: { unit: next }, replace: true })} />
      {unit === undefined ? <p className="soft">{text.chooseUnit}</p> : <UnitScore id={one.id} unit={unit} />}
      {one.definition.parts.length > 0 && <WhatIf one={one} />}
      {one.published && <Appeals one={one} unit={unit} mayAppeal={unit !== undefined && mayAppeal(viewer, one, unit)} />}
    </Page>
  );
}

/** A company has nobody here to speak for it: the office enters its appeal. */
const mayAppeal = (viewer: ReturnType<typeof useViewer>, { definition }: Assessment, unit: string): boolean =>
  definition.assesses.length === 0 ? viewer.may('assessment.manage') : viewer.mayFor('assessment.appeal', unit);

const Version = ({ id, words }: { id: string; words: string }) => (
  <Link to="/assessment/$assessmentId" params={{ assessmentId: id }}>
    {words}
  </Link>
);

function Actions({ one }: { one: Assessment }) {
  const text = useText(assessmentText);
  const words = useText(uiText);
  const viewer = useViewer();
  const publish = usePublish(one.id);
  const verify = useVerify(one.id);
  const more = useText(inputsText);
  const take = (): void => void fetchInputs(one.id).catch((error: unknown) => tell(refusalText(error, currentLanguage()), 'failed'));
  const check = (): void =>
    verify.mutate(undefined, { onSuccess: ({ same }) => tell(same ? text.same : text.differs, same ? 'done' : 'failed') });
  return (
    <>
      <Button onClick={take}>{more.published}</Button>
      <Button onClick={check} busy={verify.isPending}>
        {text.verify}
      </Button>
      {!one.published && viewer.may('assessment.manage') && (
        <Popconfirm
          title={text.publishConfirm}
          okText={text.publish}
          cancelText={words.cancel}
          onConfirm={() => publish.mutate(one.version, { onSuccess: () => tell(text.done) })}
        >
          <Button look="primary" busy={publish.isPending}>
            {text.publish}
          </Button>
        </Popconfirm>
      )}
      <Problem error={publish.error ?? verify.error} />
    </>
  );
}
