import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../ui/Button.tsx';
import { Failed } from '../ui/Failed.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { Archives } from './Archives.tsx';
import styles from './Audit.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { useEvents, useExportEvents } from './api.ts';
import { EventsTable } from './EventsTable.tsx';
import { filterOf } from './filter-of.ts';
import { auditText } from './text.ts';
import { Verification } from './Verification.tsx';
import type { Names } from './value-text.ts';

const route = getRouteApi('/in/audit');

/** 审计: who did what and when, and the proof that nobody changed the record of it. */
export function Audit() {
  const text = useText(auditText);
  return (
    <Page title={text.audit} lead={text.auditLead} actions={<Exports />}>
      <Verification />
      <AuditFilters />
      <Events />
      <Archives />
    </Page>
  );
}

function Exports() {
  const text = useText(auditText);
  const search = route.useSearch();
  const file = useExportEvents();
  const save = (format: 'csv' | 'xlsx'): void =>
    file.mutate({ filter: filterOf(search), format }, { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') });
  return (
    <>
      <Button busy={file.isPending} onClick={() => save('csv')}>
        {text.exportCsv}
      </Button>
      <Button busy={file.isPending} onClick={() => save('xlsx')}>
        {text.exportExcel}
      </Button>
    </>
  );
}

function Events() {
  const text = useText(auditText);
  const words = useText(uiText);
  const search = route.useSearch();
  const events = useEvents(filterOf(search));
  if (events.isError && !events.data) return <Failed error={events.error} retry={() => void events.refetch()} />;
  const rows = events.data?.pages.flatMap((page) => page.items);
  const names = Object.assign({}, ...(events.data?.pages.map((page) => page.names) ?? [])) as Names;
  if (!rows) return <Waiting rows={8} />;
  return (
    <Panel title={text.events} note={words.shownOf(rows.length, events.data?.pages[0]?.total ?? rows.length)} flush>
      <EventsTable rows={rows} names={names} />
      {events.hasNextPage && (
        <div className={styles.foot}>
          <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}
