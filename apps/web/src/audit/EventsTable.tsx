import type { AuditEvent } from '@gongjian/contract/audit';
import { getRouteApi } from '@tanstack/react-router';
import { DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import styles from './Audit.module.css';
import { eventName } from './event-names.ts';
import { auditText } from './text.ts';

const route = getRouteApi('/in/audit');

export function EventsTable({ rows }: { rows: readonly AuditEvent[] }) {
  const text = useText(auditText);
  const words = useText(uiText);
  const language = useLanguage();
  const navigate = route.useNavigate();
  const narrow = (part: { actor: string } | { subject: string }): void => void navigate({ search: (old) => ({ ...old, ...part }) });
  return (
    <DataTable
      label={text.events}
      rows={rows}
      rowKey={(event) => String(event.id)}
      empty={words.nothingFits}
      columns={[
        { key: 'id', title: text.no, cell: (event) => event.id, end: true, width: 64 },
        { key: 'at', title: text.at, cell: (event) => instantText(event.at, language), width: 140 },
        {
          key: 'actor',
          title: text.who,
          cell: (event) => (
            <button type="button" className={styles.link} onClick={() => narrow({ actor: event.actor.id })}>
              {event.actor.name}
            </button>
          ),
          width: 110,
        },
        { key: 'type', title: text.what, cell: (event) => <span title={event.type}>{eventName(event.type, language)}</span>, width: 150 },
        {
          key: 'subject',
          title: text.about,
          cell: (event) => (
            <button type="button" className={styles.link} onClick={() => narrow({ subject: event.subject })}>
              {event.subject}
            </button>
          ),
          width: 190,
        },
        { key: 'payload', title: text.details, cell: (event) => <Payload event={event} /> },
        { key: 'address', title: text.address, cell: (event) => event.address ?? '——', width: 110 },
        { key: 'sealed', title: text.sealState, cell: (event) => (event.sealed ? text.sealed : text.waiting), width: 76 },
      ]}
    />
  );
}

function Payload({ event }: { event: AuditEvent }) {
  const text = useText(auditText);
  const short = JSON.stringify(event.payload) ?? '';
  if (short.length < 90) return <code className={styles.code}>{short}</code>;
  return (
    <details>
      <summary>
        <code className={styles.code}>{short.slice(0, 80)}…</code>
      </summary>
      <pre className={styles.full}>{JSON.stringify(event.payload, null, 2)}</pre>
      <span className="soft">
        {text.request} {event.requestId}
      </span>
    </details>
  );
}
