import type { MessageKind } from '@gongjian/contract/reporting-messages';
import type { Recipient } from '@gongjian/domain/reporting/reminders';
import { filled } from '@gongjian/domain/reporting/template';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { receiversOf } from './receivers.ts';
import { templatesOf } from './templates.ts';

/** Something to tell one unit. The key says which happening it is: told twice, it is sent once. */
export type News = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly to: readonly Recipient[];
  readonly month: string;
  readonly unit: string;
  readonly count: number;
  readonly due: string;
  /** Working days before or after the due day, where the rule counts them. */
  readonly days?: number;
  readonly note: string;
};

/** Writes the messages into the inboxes of whoever reports for the units, and owes each webhook one. Answers how many are new. */
export async function tellUnits(tx: Tx, teller: Teller, news: readonly News[]): Promise<number> {
  if (news.length === 0) return 0;
  const units = [...new Set(news.map(({ unit }) => unit))];
  const receivers = await receiversOf(tx, teller, units);
  const webhooks = await tx.selectFrom('reporting.webhook').select('id').orderBy('id').execute();
  const withMail = await peopleWithMail(tx);
  const names = await unitRefs(tx, units, teller.today);
  const words = new Map((await templatesOf(tx)).map((template) => [template.kind, template]));
  const rows = news.flatMap((one) => {
    const said = spoken(one, names.get(one.unit)?.name ?? one.unit, words.get(one.kind));
    const people = [...new Set(receivers(one.unit, one.to))];
    const inboxes = people.map((id) => ({ ...said, channel: 'inbox', recipient: id, state: 'sent' }));
    const mails = people.filter((id) => withMail.has(id)).map((id) => ({ ...said, channel: 'email', recipient: id, state: 'waiting' }));
    return [...inboxes, ...mails, ...webhooks.map(({ id }) => ({ ...said, channel: 'webhook', recipient: id, state: 'waiting' }))];
  });
  return insertMessages(tx, teller, rows);
}

async function peopleWithMail(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('org.person').select('id').where('email', 'is not', null).where('is_active', '=', true).execute();
  return new Set(rows.map(({ id }) => id));
}

function spoken(
  { key, kind, month, unit, count, due, days = 0, note }: News,
  name: string,
  words: { title: string; text: string } | undefined,
) {
  const known = { month, unit: name, count: String(count), due, days: String(days), note };
  return { event_key: key, kind, month, unit_id: unit, title: filled(words?.title ?? kind, known), body: filled(words?.text ?? '', known) };
}

async function insertMessages(tx: Tx, { actor, now }: Teller, rows: readonly object[]): Promise<number> {
  const done = await sql`
    insert into reporting.message
           (city, event_key, kind, month, unit_id, channel, recipient, title, body, state, next_try_at, at, sent_at)
    select ${actor.city}, event_key, kind, month, unit_id, channel, recipient, title, body, state, ${now}, ${now},
           case when state = 'sent' then ${now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as r (event_key text, kind text, month text, unit_id text, channel text, recipient text, title text, body text, state text)
     order by event_key, channel, recipient
    on conflict (city, event_key, channel, recipient) do nothing
  `.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
