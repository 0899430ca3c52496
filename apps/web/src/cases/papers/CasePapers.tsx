import type { CaseDetail } from '@gongjian/contract/cases';
import { mayPublish } from '@gongjian/domain/cases/papers/may-draft';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { Link, useNavigate } from '@tanstack/react-router';
import { useViewer } from '../../session/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { Failed } from '../../ui/Failed.tsx';
import { currentLanguage, useText } from '../../ui/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { tell } from '../../ui/tell.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { useDraft, usePapers } from './api.ts';
import { Counted, PaperName, PaperSign } from './PaperSign.tsx';
import styles from './Papers.module.css';
import { papersText } from './text.ts';

/** The papers about one case. */
export function CasePapers({ one }: { one: CaseDetail }) {
  const text = useText(papersText);
  const found = usePapers({ caseId: one.id });
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={2} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={text.papers} actions={<DraftPublic one={one} />}>
      <ul className={styles.list}>
        {items.length === 0 && <li className="soft">{text.noneOfCase}</li>}
        {items.map((paper) => (
          <li key={paper.id} className={styles.row}>
            <PaperSign state={paper.state} />
            <Link to="/papers/$paperId" params={{ paperId: paper.id }}>
              <PaperName {...paper} /> {paper.number !== null && <span lang="zh-CN">{paper.number}</span>}
            </Link>
            <span className="soft">
              <Counted paper={paper} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** 整改公示 belongs to no rung: the office drafts it when it wants to. */
function DraftPublic({ one }: { one: CaseDetail }) {
  const text = useText(papersText);
  const navigate = useNavigate();
  const draft = useDraft(one.id);
  const state = { stage: one.stage.code, closedOn: one.closedOn as LocalDate | null };
  if (!useViewer().may('cases.dispatch') || !mayPublish(one.definition, state)) return null;
  const make = (): void =>
    draft.mutate('publicity', {
      onSuccess: ({ id }) => void navigate({ to: '/papers/$paperId', params: { paperId: id } }),
      onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
    });
  return (
    <Button size="small" busy={draft.isPending} onClick={make}>
      {text.draftPublic}
    </Button>
  );
}
