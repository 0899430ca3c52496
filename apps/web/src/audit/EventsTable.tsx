import type { AuditEvent } from '@gongjian/contract/audit';
import { eventName } from '@gongjian/contract/audit-event-names';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import styles from './Audit.module.css';
import { EventDetails } from './EventDetails.tsx';
import { subjectOf } from './subject.ts';
import { auditText } from './text.ts';
import type { Names } from './value-text.ts';

const route = getRouteApi('/in/audit');

export function EventsTable({ rows, names }: { rows: readonly AuditEvent[]; names: Names }) {
  const text = useText(auditText);
  const words = useText(uiText);
  const language = useLanguage();
  return (
    <DataTable
      label={text.events}
      rows={rows}
      rowKey={(event) => String(event.id)}
      empty={words.nothingFits}
      columns={[
        { key: 'id', title: text.no, cell: (event) => event.id, end: true, width: 60 },
        { key: 'at', title: text.at, cell: (event) => <When event={event} />, width: 130 },
        { key: 'actor', title: text.who, cell: (event) => <Actor event={event} names={names} />, width: 130 },
        { key: 'type', title: text.what, cell: (event) => eventName(event.type, language), width: 110 },
        { key: 'subject', title: text.about, cell: (event) => <Subject event={event} names={names} />, width: 230 },
        { key: 'payload', title: text.details, cell: (event) => <EventDetails event={event} names={names} /> },
        { key: 'sealed', title: text.sealState, cell: (event) => (event.sealed ? text.sealed : text.waiting), width: 66 },
      ]}
    />
  );
}

/** When, and from which address. */
function When({ event }: { event: AuditEvent }) {
  const text = useText(auditText);
  const at = instantText(event.at, useLanguage());
  return (
    <div>
      {at}
      {event.address !== null && (
        <span className={styles.under} title={text.address}>
          {event.address}
        </span>
      )}
    </div>
  );
}

/** Pressing the name shows what else this person did. */
function Actor({ event: { actor }, names }: { event: AuditEvent; names: Names }) {
  const text = useText(auditText);
  const navigate = route.useNavigate();
  const unit = names[actor.id]?.of;
  return (
    <div>
      <button
        type="button"
        className={styles.link}
        title={text.onlyActor(actor.name)}
        onClick={() => void navigate({ search: (old) => ({ ...old, actor: actor.id }) })}
      >
        {actor.name}
      </button>
      {unit && <span className={styles.under}>{unit}</span>}
    </div>
  );
}

/** The record by its title, as a link where the viewer may open it; and a way to see only what happened to it. */
function Subject({ event, names }: { event: AuditEvent; names: Names }) {
  const text = useText(auditText);
  const viewer = useViewer();
  const navigate = route.useNavigate();
  const { words, kind, link } = subjectOf(event, names, useLanguage());
  return (
    <div>
      {kind !== null && <span className={styles.kind}>{kind}</span>}
      {link !== null && viewer.may(link.needs) ? (
        <Link to={link.to} search={link.search ?? {}} className={styles.title} lang="zh-CN">
          {words}
        </Link>
      ) : (
        <span className={styles.title} lang="zh-CN">
          {words}
        </span>
      )}
      <button
        type="button"
        className={styles.only}
        title={text.onlySubject(words)}
        onClick={() => void navigate({ search: (old) => ({ ...old, subject: event.subject }) })}
      >
        {text.onlyThis}
      </button>
    </div>
  );
}
