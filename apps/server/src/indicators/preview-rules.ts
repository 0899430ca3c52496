import type { RulesPreview, RulesProposed } from '@gongjian/contract/indicators';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { judgeLedger, lightsNow } from '../tasks/index.ts';
import { keepRules, refuseRules } from './add-rules.ts';
import { boundMeasures } from './bound-reads.ts';
import { judgeMeasures } from './judge-bound.ts';

/** Thrown to leave the transaction as though nothing had been done in it; carries what was seen. */
class Seen extends Error {
  constructor(readonly preview: RulesPreview) {
    super('taken back');
  }
}

/** As many changes as a person reads. */
const MOST = 500;

/**
 * Which lights would change if these rules held today: they are set, everything is judged by them as ever, and all of it is taken back.
 * What is shown is thus what would be, not a second opinion of it.
 */
export async function previewRules(ctx: Ctx, rules: RulesProposed): Promise<RulesPreview> {
  const proposed = { ...rules, from: ctx.today, source: 'preview' };
  const work = async (tx: Tx): Promise<never> => {
    ctx.mustBeAllowed('tasks.manage');
    await refuseRules(tx, proposed, 'preview');
    const before = await lightsNow(tx);
    await keepRules(tx, ctx, 'preview', proposed);
    await judgeMeasures(tx, ctx, await boundMeasures(tx));
    await judgeLedger(tx, ctx);
    throw new Seen(await changesIn(tx, before, await lightsNow(tx)));
  };
  return ctx.transact(work).catch((error: unknown) => {
    if (error instanceof Seen) return error.preview;
    throw error;
  });
}

type Standing = Awaited<ReturnType<typeof lightsNow>>[number];

async function changesIn(db: Db, before: readonly Standing[], after: readonly Standing[]): Promise<RulesPreview> {
  const was = new Map(before.map((one) => [one.id, one] as const));
  const changed = after.flatMap(({ id, state, light }) => {
    const old = was.get(id);
    return old === undefined || old.state === state
      ? []
      : [{ id, before: { state: old.state, light: old.light }, after: { state, light } }];
  });
  const texts = await textsOf(
    db,
    changed.slice(0, MOST).map(({ id }) => id),
  );
  const items = changed.slice(0, MOST).map((one) => ({ ...one, ...(texts.get(one.id) ?? { task: null, text: '', plan: '' }) }));
  return { items: items as RulesPreview['items'], changed: changed.length, measures: after.length };
}

type Texts = { readonly task: string | null; readonly text: string; readonly plan: string };

async function textsOf(db: Db, ids: readonly string[]): Promise<Map<string, Texts>> {
  const { rows } = await sql<Texts & { id: string }>`
    select m.id, t.title as task, m.text, p.title as plan
      from tasks.measure m
      join tasks.task t on t.city = m.city and t.id = m.task_id
      join tasks.plan p on p.city = m.city and p.id = m.plan_id
     where m.id = any (${[...ids]}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, ...texts }) => [id, texts] as const));
}
