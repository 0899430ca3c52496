import type { Referral } from '@gongjian/contract/supervision-library';
import type { Ctx } from '../platform/ctx.ts';
import { cityDayOf } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { supervisionHappened } from './events.ts';
import { checkedType, fileRefused, papers } from './file-checks.ts';
import { mustBeUnits } from './known.ts';
import { heldReferral, openAccountability, type ReferralsAsked, referralOf, referralsPage } from './referral-repo.ts';

const MOST_FILES = 50;

/** Every read and deed here has asked for the permission first; the trail hears that something happened, not what or of whom. */
const entitled = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.transact(async (tx) => {
    await openAccountability(tx, ctx);
    return work(tx);
  });
const entitledRead = <T>(ctx: Ctx, work: (db: Db) => Promise<T>): Promise<T> =>
  ctx.read(async (db) => {
    await openAccountability(db, ctx);
    return work(db);
  });

export const listReferrals = (ctx: Ctx, asked: ReferralsAsked) => entitledRead(ctx, (db) => referralsPage(db, ctx, asked));
export const readReferral = (ctx: Ctx, id: string) => entitledRead(ctx, (db) => referralOf(db, ctx, id));

type Said = Pick<Referral, 'persons' | 'reason' | 'addressee'> & { readonly case: string | null; readonly unit: string };

/** 移送责任追究 */
export function refer(ctx: Ctx, { case: caseId, unit, persons, reason, addressee }: Said): Promise<Referral> {
  return entitled(ctx, async (tx) => {
    await mustBeUnits(tx, ctx, [{ unit, at: ['unit'] }]);
    if (caseId !== null)
      found(await tx.selectFrom('cases.case').select('id').where('id', '=', caseId).executeTakeFirst(), 'cases.not_found');
    const { id } = await tx
      .insertInto('supervision.referral')
      .values({
        ...{ city: ctx.actor.city, case_id: caseId, unit_id: unit, persons: JSON.stringify(persons), reason, addressee },
        ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await emit(tx, ctx, supervisionHappened('referral_made', id));
    return referralOf(tx, ctx, id);
  });
}

export function concludeReferral(ctx: Ctx, id: string, version: number, outcome: string, on: string): Promise<Referral> {
  return entitled(ctx, async (tx) => {
    const held = await heldReferral(tx, id);
    if (held.version !== version) throw new Refused('supervision.changed');
    const wrong = on > ctx.today || on < cityDayOf(held.at);
    refuseIf(wrong ? [{ code: 'day_not_between', at: ['on'] }] : [], 'supervision.outcome_invalid');
    await tx
      .updateTable('supervision.referral')
      .set({ state: 'concluded', outcome, concluded_on: on, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await emit(tx, ctx, supervisionHappened('referral_concluded', id));
    return referralOf(tx, ctx, id);
  });
}

export function attachToReferral(ctx: Ctx, id: string, { name, bytes }: Upload): Promise<Referral> {
  return entitled(ctx, async (tx) => {
    await heldReferral(tx, id);
    checkedType(bytes, papers);
    if ((await referralOf(tx, ctx, id)).files.length >= MOST_FILES) throw fileRefused('too_many_files');
    await tx
      .insertInto('supervision.referral_file')
      .values({
        ...{ city: ctx.actor.city, referral_id: id, name: name.slice(0, 200), bytes, size: bytes.length },
        ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
      })
      .execute();
    await emit(tx, ctx, supervisionHappened('referral_material_added', id));
    return referralOf(tx, ctx, id);
  });
}

export const referralFile = (ctx: Ctx, referralId: string, id: string) =>
  entitledRead(ctx, (db) =>
    db
      .selectFrom('supervision.referral_file')
      .select(['name', 'bytes'])
      .where('id', '=', id)
      .where('referral_id', '=', referralId)
      .executeTakeFirst(),
  );
