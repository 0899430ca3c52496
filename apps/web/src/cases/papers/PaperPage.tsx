import type { PaperDetail } from '@gongjian/contract/cases-papers';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../../session/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { dayText } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { currentLanguage, useLanguage, useText } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { tell } from '../../ui/tell.ts';
import { type Format, fetchPaper, usePaper, usePreview } from './api.ts';
import { PaperEditor } from './PaperEditor.tsx';
import { IssueForm, WithdrawForm } from './PaperForms.tsx';
import { PaperReceipts } from './PaperReceipts.tsx';
import { PaperSign } from './PaperSign.tsx';
import styles from './Papers.module.css';
import { papersText } from './text.ts';

const route = getRouteApi('/in/papers/$paperId');

/** One paper: its text where it is a draft, who signed and replied, how it looks. */
export function PaperPage() {
  const text = useText(papersText);
  const found = usePaper(route.useParams().paperId);
  const above = (
    <nav className={styles.row}>
      <Link to="/papers">{text.back}</Link>
      {found.data && (
        <Link to="/cases/$caseId" params={{ caseId: found.data.caseId }}>
          {text.ofCase(found.data.caseNumber)}
        </Link>
      )}
    </nav>
  );
  return (
    <Page title={found.data?.title ?? text.papers} quoted lead={found.data?.number ?? undefined} above={above}>
      <Loaded query={found} rows={10}>
        {(paper) => <Paper key={`${paper.id}/${paper.version}`} paper={paper} />}
      </Loaded>
    </Page>
  );
}

function Paper({ paper }: { paper: PaperDetail }) {
  const manages = useViewer().may('cases.dispatch');
  const [dirty, setDirty] = useState(false);
  return (
    <div className={styles.stack}>
      <Standing paper={paper} manages={manages} dirty={dirty} />
      {paper.receipts.length > 0 && <PaperReceipts paper={paper} />}
      {manages && paper.state === 'draft' && <PaperEditor paper={paper} onDirty={setDirty} />}
      <Preview paper={paper} />
    </div>
  );
}

function Standing({ paper, manages, dirty }: { paper: PaperDetail; manages: boolean; dirty: boolean }) {
  const text = useText(papersText);
  const language = useLanguage();
  const [asking, setAsking] = useState<'issue' | 'withdraw' | null>(null);
  const { state, issuedOn, issuedBy, endReason, endedBy, replyDue } = paper;
  const actions = manages && state !== 'withdrawn' && (
    <>
      {state === 'draft' && (
        <Button look="primary" disabled={dirty} title={dirty ? text.unsaved : ''} onClick={() => setAsking('issue')}>
          {text.issue}
        </Button>
      )}
      <Button onClick={() => setAsking('withdraw')}>{text.withdraw}</Button>
    </>
  );
  return (
    <Panel title={text.states[state]} note={<PaperSign state={state} />} actions={actions}>
      {state === 'draft' && <p className="soft">{dirty ? text.unsaved : text.draftLead}</p>}
      {issuedOn !== null && <p>{text.issuedBy(dayText(issuedOn, language), issuedBy ?? '')}</p>}
      {issuedOn !== null && <p className="soft">{replyDue === null ? text.noReply : `${text.replyDue} ${dayText(replyDue, language)}`}</p>}
      {endReason !== null && <p>{text.ended(endReason, endedBy ?? '')}</p>}
      {asking === 'issue' && <IssueForm paper={paper} onClose={() => setAsking(null)} />}
      {asking === 'withdraw' && <WithdrawForm paper={paper} onClose={() => setAsking(null)} />}
    </Panel>
  );
}

const FORMATS: readonly { readonly format: Format; readonly word: 'word' | 'pdf' | 'web' }[] = [
  { format: 'docx', word: 'word' },
  { format: 'pdf', word: 'pdf' },
  { format: 'html', word: 'web' },
];

function Preview({ paper: { id, version } }: { paper: PaperDetail }) {
  const text = useText(papersText);
  const preview = usePreview(id, version);
  const take = (format: Format): void =>
    void fetchPaper(id, format).catch((error: unknown) => tell(refusalText(error, currentLanguage()), 'failed'));
  const actions = FORMATS.map(({ format, word }) => (
    <Button key={format} size="small" onClick={() => take(format)}>
      {text[word]}
    </Button>
  ));
  return (
    <Panel title={text.preview} actions={actions} flush>
      <Loaded query={preview} rows={8}>
        {(html) => <iframe title={text.preview} sandbox="" srcDoc={html} className={styles.sheet} />}
      </Loaded>
    </Panel>
  );
}
