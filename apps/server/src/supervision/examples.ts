import type { Example } from '@gongjian/contract/supervision-library';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { supervisionHappened } from './events.ts';
import { type Asked, type Page, pageOf } from './page-of.ts';
import { instantOf } from './read-visit.ts';

type Said = Pick<Example, 'title' | 'situation' | 'practice' | 'lesson'>;
type Row = Omit<Example, 'mayDo'>;

const columns = sql`
  e.id, (select json_build_object('id', c.id, 'number', c.number) from cases.case c where c.city = e.city and c.id = e.case_id) as case,
  e.kind, e.title, e.situation, e.practice, e.lesson, e.state, json_build_object('id', e.by_id, 'name', e.by_name) as by,
  ${instantOf('e.at')} as at, e.decided_by as "decidedBy", ${instantOf('e.decided_at')} as "decidedAt", e.version`;

export type ExamplesAsked = Asked & {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly q?: string | undefined;
};

/** 典型案例, the newest first. */
export function listExamples(ctx: Ctx, { kind, state, q, ...asked }: ExamplesAsked): Promise<Page<Example>> {
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const conditions: RawBuilder<unknown>[] = [
    sql`true`,
    ...(kind === undefined ? [] : [sql`e.kind = ${kind}`]),
    ...(state === undefined ? [] : [sql`e.state = ${state}`]),
    ...(q === undefined || q === '' ? [] : [sql`(e.title like ${like} or e.situation like ${like})`]),
  ];
  const hits = sql`from supervision.example e where ${sql.join(conditions, sql` and `)}`;
  return ctx.read(async (db) => {
    const page = await pageOf<Row>(db, { columns, hits, sorted: { by: sql`e.at`, id: sql`e.id`, down: true } }, asked);
    return { ...page, items: page.items.map((row) => shown(ctx, row)) };
  });
}

const shown = (ctx: Ctx, row: Row): Example => ({ ...row, mayDo: mayDo(ctx, row) });

function mayDo(ctx: Ctx, { state, by }: Row): Example['mayDo'] {
  if (!ctx.actor.holds('supervision.manage') || state === 'withdrawn') return [];
  if (state === 'approved') return ['withdraw'];
  return ['edit', ...(by.id === ctx.actor.id ? [] : (['approve'] as const)), 'withdraw'];
}

async function readExample(db: Db, ctx: Ctx, id: string): Promise<Example> {
  const { rows } = await sql<Row>`select ${columns} from supervision.example e where e.id = ${id}`.execute(db);
  return shown(ctx, found(rows[0], 'supervision.example_not_found'));
}

/** Written from a case; until somebody else approves it, only the offices of the city see it. */
export function writeExample(ctx: Ctx, { case: caseId, kind, ...said }: Said & { case: string; kind: Example['kind'] }): Promise<Example> {
  return ctx.transact(async (tx) => {
    found(await tx.selectFrom('cases.case').select('id').where('id', '=', caseId).executeTakeFirst(), 'cases.not_found');
    const { id } = await tx
      .insertInto('supervision.example')
      .values({ city: ctx.actor.city, case_id: caseId, kind, ...said, by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await emit(tx, ctx, supervisionHappened('example_written', id, { kind, case: caseId }));
    return readExample(tx, ctx, id);
  });
}

export function editExample(ctx: Ctx, id: string, version: number, said: Said): Promise<Example> {
  return ctx.transact(async (tx) => {
    const { state, kind } = await heldExample(tx, id, version);
    if (state !== 'draft') throw new Refused('supervision.decided_already');
    await tx
      .updateTable('supervision.example')
      .set({ ...said, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await emit(tx, ctx, supervisionHappened('example_edited', id, { kind }));
    return readExample(tx, ctx, id);
  });
}

/** Approves what somebody else has written, or withdraws what is no longer to be shown. */
export function decideExample(ctx: Ctx, id: string, version: number, decision: 'approve' | 'withdraw'): Promise<Example> {
  return ctx.transact(async (tx) => {
    const { state, kind, by_id } = await heldExample(tx, id, version);
    if (state === 'withdrawn' || (state === 'approved' && decision === 'approve')) throw new Refused('supervision.decided_already');
    if (decision === 'approve' && by_id === ctx.actor.id) throw new Refused('supervision.own_example');
    await tx
      .updateTable('supervision.example')
      .set({
        state: decision === 'approve' ? 'approved' : 'withdrawn',
        version: version + 1,
        decided_by: ctx.actor.name,
        decided_at: ctx.now,
      })
      .where('id', '=', id)
      .execute();
    await emit(tx, ctx, supervisionHappened(decision === 'approve' ? 'example_approved' : 'example_withdrawn', id, { kind }));
    return readExample(tx, ctx, id);
  });
}

async function heldExample(tx: Tx, id: string, version: number) {
  const row = found(
    await tx
      .selectFrom('supervision.example')
      .select(['state', 'kind', 'by_id', 'version'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
    'supervision.example_not_found',
  );
  if (row.version !== version) throw new Refused('supervision.changed');
  return row;
}
