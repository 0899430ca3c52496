import type { message } from '@gongjian/contract/reporting-messages';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { z } from 'zod';
import ledger from '../tasks/Ledger.module.css';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Failed } from '../ui/Failed.tsx';
import { instantText } from '../ui/format.ts';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useInbox, useMarkRead } from './api.ts';
import styles from './Reporting.module.css';
import { reportingText } from './text.ts';

type Message = z.output<typeof message>;
const route = getRouteApi('/in/messages');

/** 消息: reminders, returns and pressings to this person. */
export function MessageInbox() {
  const text = useText(reportingText);
  const words = useText(uiText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const unreadOnly = search.unread === 'true';
  const found = useInbox(unreadOnly);
  const mark = useMarkRead();
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const fresh = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const read = (ids: string[]): void =>
    mark.mutate(ids.slice(0, 500), { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') });
  const actions = (
    <>
      <Checkbox checked={unreadOnly} onChange={(checked) => void navigate({ search: checked ? { unread: 'true' } : {}, replace: true })}>
        {text.unreadOnly}
      </Checkbox>
      <Button size="small" disabled={fresh.length === 0} busy={mark.isPending} onClick={() => read(fresh)}>
        {text.readAll}
      </Button>
    </>
  );
  return (
    <Page title={text.messages} lead={text.messagesLead}>
      {found.isError && !found.data && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Waiting rows={6} />}
      {found.data && (
        <Panel title={text.messages} note={text.unread(found.data.pages[0]?.unread ?? 0)} actions={actions} flush>
          {items.length === 0 && <p className={styles.message}>{text.noMessages}</p>}
          {items.map((one) => (
            <OneMessage key={one.id} message={one} onRead={() => read([one.id])} />
          ))}
          {found.hasNextPage && (
            <div className={ledger.foot}>
              <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
                {words.more}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </Page>
  );
}

function OneMessage({ message, onRead }: { message: Message; onRead: () => void }) {
  const text = useText(reportingText);
  const language = useLanguage();
  const { kind, title, at, readAt, month, unit } = message;
  const pressing = kind === 'overdue' || kind === 'returned' || kind === 'pressed';
  return (
    <article className={readAt === null ? `${styles.message} ${styles.fresh}` : styles.message} aria-label={title}>
      <div className={styles.signs}>
        <span className={`${styles.sign} ${pressing ? styles.danger : styles.lead}`}>{text.messageKinds[kind]}</span>
        <strong>{title}</strong>
        {readAt === null && <span className={`${styles.sign} ${styles.idle}`}>{text.isUnread}</span>}
        <span className="soft">{instantText(at, language)}</span>
      </div>
      <p>{message.text}</p>
      <div className={styles.toolbar}>
        {kind === 'bulletin' ? (
          <Link to="/bulletins" onClick={() => readAt === null && onRead()}>
            {text.messageKinds.bulletin}
          </Link>
        ) : (
          <Link to="/reports" search={{ month, unit }} onClick={() => readAt === null && onRead()}>
            {text.toReports}
          </Link>
        )}
        {readAt === null && (
          <Button look="text" size="small" onClick={onRead}>
            {text.read}
          </Button>
        )}
      </div>
    </article>
  );
}
