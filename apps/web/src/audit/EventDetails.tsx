import type { AuditEvent } from '@gongjian/contract/audit';
import { useLanguage, useText } from '../ui/language.ts';
import styles from './Audit.module.css';
import { bareId } from './bare-id.ts';
import { type PayloadRow, payloadRows } from './payload-rows.ts';
import { auditText } from './text.ts';
import { fieldName, isReadable, type Names, valueText } from './value-text.ts';

/** What an event told, as a list of fields, with the value before where something changed; the raw text opens on demand. */
export function EventDetails({ event, names }: { event: AuditEvent; names: Names }) {
  const text = useText(auditText);
  const told = payloadRows(event.type, event.payload).filter(
    ({ field, after }) =>
      isReadable(after, names) && after !== bareId(event.subject) && !(field === 'measureId' && isSubject(event, names)),
  );
  return (
    <div className={styles.details}>
      {told.length > 0 && (
        <dl className={styles.told}>
          {told.map((row) => (
            <Told key={row.field} row={row} names={names} />
          ))}
        </dl>
      )}
      <details>
        <summary>{text.raw}</summary>
        <pre className={styles.full}>{JSON.stringify(event.payload, null, 2)}</pre>
        <p className="soft">
          {event.type} · {event.subject} · {text.request} {event.requestId}
        </p>
      </details>
    </div>
  );
}

/** The measure already stands as what the event is about. */
const isSubject = (event: AuditEvent, names: Names): boolean => {
  const named = names[bareId(event.subject)];
  return named === undefined || named.kind === 'report';
};

function Told({ row, names }: { row: PayloadRow; names: Names }) {
  const text = useText(auditText);
  const language = useLanguage();
  return (
    <div>
      <dt>{fieldName(row.field, language)}</dt>
      <dd>
        {row.before !== undefined && (
          <>
            <del>{valueText(row.before, names, language)}</del>
            <span className="soft"> → </span>
            <span className="unseen">{text.becomes}</span>
          </>
        )}
        <span className={row.before === undefined ? undefined : styles.now}>{valueText(row.after, names, language)}</span>
      </dd>
    </div>
  );
}
