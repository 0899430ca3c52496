import type { FeedbackItem } from '@gongjian/contract/publication-feedback';
import type { CaseKind } from '@gongjian/domain/cases/model';
import { type RawBuilder, sql } from 'kysely';
import { caseProgress } from '../cases/index.ts';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { stateOf } from './feedback-follow.ts';

type Asked = {
  readonly topic?: string | undefined;
  readonly answered?: 'true' | 'false' | undefined;
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

type Row = {
  readonly id: string;
  readonly case_id: string;
  readonly topic: string;
  readonly text: string;
  readonly place: string;
  readonly language: 'zh' | 'en';
  readonly photo: boolean;
  readonly sent_at: Date;
  readonly answer: string;
  readonly answered_by_id: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
  readonly version: number;
  readonly masked_name: string | null;
  readonly masked_contact: string | null;
};

/** What is sealed never stands among the columns. */
const rowsWhere = (where: RawBuilder<unknown>, limit: number) => sql<Row>`
  select f.id, f.case_id, f.topic, f.text, f.place, f.language, f.photo, f.sent_at, f.answer, f.answered_by_id, f.answered_by, f.answered_at,
         f.version, c.masked_name, c.masked_contact
    from publication.feedback f
    left join publication.feedback_contact c on c.city = f.city and c.feedback_id = f.id
   where ${where}
   order by f.sent_at desc, f.id
   limit ${limit}`;

/** 公众反馈, the newest first. */
export function listFeedback(ctx: Ctx, { after, limit, ...filters }: Asked) {
  return ctx.read(async (db) => {
    const wanted = sql.join(conditions(filters), sql` and `);
    const { rows } = await rowsWhere(sql`${wanted} ${beyond(after)}`, limit + 1).execute(db);
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from publication.feedback f where ${wanted}`.execute(db);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: await shown(db, ctx, page),
      next: last === undefined ? null : writeCursor([last.sent_at.toISOString(), last.id]),
      total: counted[0]?.n ?? 0,
    };
  });
}

export async function readFeedback(db: Db, ctx: Ctx, id: string): Promise<FeedbackItem> {
  const { rows } = await rowsWhere(sql`f.id = ${id}`, 1).execute(db);
  return found((await shown(db, ctx, rows))[0], 'publication.feedback_not_found');
}

function conditions({ topic, answered, q }: Pick<Asked, 'topic' | 'answered' | 'q'>): RawBuilder<unknown>[] {
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return [
    sql`true`,
    ...(topic === undefined || topic === '' ? [] : [sql`f.topic = ${topic}`]),
    ...(answered === undefined ? [] : [answered === 'true' ? sql`f.answered_at is not null` : sql`f.answered_at is null`]),
    ...(q === undefined || q === '' ? [] : [sql`(f.text like ${like} or f.place like ${like})`]),
  ];
}

function beyond(after: string | undefined): RawBuilder<unknown> {
  const place = readCursor(after, 2);
  if (place === undefined) return sql``;
  const [at = '', id = ''] = place.map(String);
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  // Instants of JavaScript end at the millisecond; what was written down is cut the same way when it is sent.
  return sql`and (f.sent_at < ${new Date(at)} or (f.sent_at = ${new Date(at)} and f.id > ${id}::uuid))`;
}

async function shown(db: Db, ctx: Ctx, rows: readonly Row[]): Promise<FeedbackItem[]> {
  const cases = await caseProgress(
    db,
    rows.map(({ case_id }) => case_id),
  );
  const units = await unitRefs(db, [...new Set([...cases.values()].flatMap(({ unit }) => unit ?? []))], ctx.today);
  return rows.flatMap((row) => {
    const progress = cases.get(row.case_id);
    if (!progress) return [];
    const { number, kind, stage, due, unit, closedOn, suspended } = progress;
    const overdue = closedOn === null && !suspended && due !== null && due < ctx.today;
    const unitShown = unit === null ? null : (units.get(unit) ?? { id: unit, name: unit, kind: '' });
    return {
      ...{ id: row.id, topic: topicIn(kind, row.topic), text: row.text, place: row.place, language: row.language, photo: row.photo },
      sentAt: row.sent_at.toISOString(),
      contact: row.masked_name === null ? null : { name: row.masked_name, contact: row.masked_contact ?? '' },
      case: {
        id: row.case_id,
        number,
        stage: stageNamed(kind, stage),
        due,
        overdue,
        unit: unitShown,
      },
      ...{ state: stateOf(progress), answer: row.answer, answered: answeredBy(row), version: row.version },
    };
  });
}

type Named = FeedbackItem['topic'];

function stageNamed({ stages }: CaseKind, code: string): Named {
  const found = stages.find((one) => one.code === code);
  return { title: found?.title ?? code, titleEn: found?.titleEn ?? null };
}

function topicIn({ fields }: CaseKind, topic: string): Named {
  const field = fields.find(({ code }) => code === 'topic');
  return { title: topic, titleEn: field?.choicesEn?.[field.choices?.indexOf(topic) ?? -1] ?? null };
}

const answeredBy = ({ answered_by_id: id, answered_by: name, answered_at: at }: Row): FeedbackItem['answered'] =>
  id === null || at === null ? null : { id, name: name ?? '', at: at.toISOString() };
