import type { BulletinDetail } from '@gongjian/contract/reporting-bulletin';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { dayText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import sheet from './Bulletin.module.css';
import { BulletinEditor } from './BulletinEditor.tsx';
import { IssueForm, WithdrawForm } from './BulletinForms.tsx';
import { BulletinReceipts } from './BulletinReceipts.tsx';
import { type Format, fetchBulletin, useBulletin, usePreview, useRedraft } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';
import styles from './Reporting.module.css';
import { SignBulletin } from './SignBulletin.tsx';

const route = getRouteApi('/in/bulletins/$bulletinId');

/** One bulletin: its text where it is a draft, how it looks, who has signed. */
export function BulletinPage() {
  const text = useText(bulletinText);
  const found = useBulletin(route.useParams().bulletinId);
  return (
    <Page title={found.data?.number ?? text.title} lead={found.data?.title} above={<Link to="/bulletins">{text.back}</Link>}>
      <Loaded query={found} rows={10}>
        {(bulletin) => <Bulletin key={`${bulletin.id}/${bulletin.version}`} bulletin={bulletin} />}
      </Loaded>
    </Page>
  );
}

function Bulletin({ bulletin }: { bulletin: BulletinDetail }) {
  const manages = useViewer().may('tasks.manage');
  const [dirty, setDirty] = useState(false);
  return (
    <div className={styles.stack}>
      <Standing bulletin={bulletin} manages={manages} dirty={dirty} />
      {manages && bulletin.state === 'draft' && <BulletinEditor bulletin={bulletin} onDirty={setDirty} />}
      <Preview bulletin={bulletin} />
      {bulletin.receipts.length > 0 && <BulletinReceipts bulletin={bulletin} manages={manages} />}
    </div>
  );
}

function Standing({ bulletin, manages, dirty }: { bulletin: BulletinDetail; manages: boolean; dirty: boolean }) {
  const text = useText(bulletinText);
  const language = useLanguage();
  const redraft = useRedraft(bulletin);
  const [asking, setAsking] = useState<'issue' | 'withdraw' | null>(null);
  const { id, state, stale, issuedOn, issuedBy, endReason, endedBy, toSign } = bulletin;
  const open = manages && (state === 'draft' || state === 'issued');
  const actions = open && (
    <>
      {state === 'draft' && (
        <Button look="primary" disabled={dirty || stale} title={dirty ? text.unsaved : ''} onClick={() => setAsking('issue')}>
          {text.issue}
        </Button>
      )}
      <Button onClick={() => setAsking('withdraw')}>{text.withdraw}</Button>
    </>
  );
  return (
    <Panel title={text.states[state]} actions={actions}>
      <div className={styles.stack}>
        {state === 'draft' && !dirty && !stale && <p className="soft">{text.draftLead}</p>}
        {issuedOn !== null && <p className="soft">{text.issuedBy(dayText(issuedOn, language), issuedBy ?? '')}</p>}
        {endReason !== null && <p>{text.ended(endReason, endedBy ?? '')}</p>}
        {dirty && <p className="soft">{text.unsaved}</p>}
        {stale && manages && (
          <div className={styles.toolbar}>
            <span>{text.stale}</span>
            <Button
              size="small"
              disabled={dirty}
              busy={redraft.isPending}
              onClick={() => redraft.mutate(undefined, { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') })}
            >
              {text.redraft}
            </Button>
          </div>
        )}
        <SignBulletin id={id} units={toSign} />
      </div>
      {asking === 'issue' && <IssueForm bulletin={bulletin} onClose={() => setAsking(null)} />}
      {asking === 'withdraw' && <WithdrawForm bulletin={bulletin} onClose={() => setAsking(null)} />}
    </Panel>
  );
}

const FORMATS: readonly { readonly format: Format; readonly word: 'word' | 'pdf' | 'web' }[] = [
  { format: 'docx', word: 'word' },
  { format: 'pdf', word: 'pdf' },
  { format: 'html', word: 'web' },
];

function Preview({ bulletin: { id, version } }: { bulletin: BulletinDetail }) {
  const text = useText(bulletinText);
  const preview = usePreview(id, version);
  const take = (format: Format): void =>
    void fetchBulletin(id, format).catch((error: unknown) => tell(refusalText(error, currentLanguage()), 'failed'));
  const actions = FORMATS.map(({ format, word }) => (
    <Button key={format} size="small" onClick={() => take(format)}>
      {text[word]}
    </Button>
  ));
  return (
    <Panel title={text.preview} actions={actions} flush>
      <Loaded query={preview} rows={8}>
        {(html) => <iframe title={text.preview} sandbox="" srcDoc={html} className={sheet.sheet} />}
      </Loaded>
    </Panel>
  );
}
