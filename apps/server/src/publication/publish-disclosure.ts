import type { Publishing } from '@gongjian/contract/publication';
import { mayStep } from '@gongjian/domain/publication/rules';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { type KeptDisclosure, lockDisclosure, saveState } from './disclosure-repo.ts';
import { publicationHappened } from './events.ts';
import { type KeptItem, putItems, saveItemProblems, saveWithdrawal } from './item-repo.ts';
import { appendSnapshots, type Fresh, nextEdition } from './snapshot-repo.ts';
import type { Weighed } from './weigh.ts';
import { type WeighedClass, weighClass } from './weigh-class.ts';

/** 发布: what an approved class has by now becomes the public's. Nothing that a check objects to leaves. */
export function publishDisclosure(ctx: Ctx, code: string, version: number): Promise<Publishing> {
  return ctx.transact(async (tx) => {
    const disclosure = await lockDisclosure(tx, code);
    ctx.mustBeAllowed('publication.manage');
    if (disclosure.version !== version) throw new Refused('publication.changed');
    return publishLocked(tx, ctx, disclosure);
  });
}

/** The same for a class that is held already: the job and the first edition of a demonstration. */
export async function publishLocked(tx: Tx, ctx: Ctx, disclosure: KeptDisclosure): Promise<Publishing> {
  if (disclosure.timing === 'never' || !mayStep('publish', disclosure.state)) throw new Refused('publication.step_refused');
  const edition = await nextEdition(tx, ctx);
  const whole = await weighClass(tx, ctx, disclosure);
  await letOut(tx, ctx, disclosure, edition, whole);
  await propose(tx, ctx, disclosure, whole);
  await holdBack(tx, ctx, disclosure, whole);
  await takeBack(tx, ctx, disclosure, edition, whole.vanished);
  if (disclosure.state !== 'published') await saveState(tx, disclosure, 'published');
  const done = counted(edition, whole.weighed);
  await emit(tx, ctx, publicationHappened('disclosure_published', disclosure.code, done));
  return done;
}

const isOut = ({ outcome }: Weighed): boolean => outcome === 'first' || outcome === 'update' || outcome === 'correction';
const of = (weighed: readonly Weighed[], outcome: Weighed['outcome']) => weighed.filter((one) => one.outcome === outcome);

export const counted = (edition: number, weighed: readonly Weighed[]): Publishing => ({
  edition,
  first: of(weighed, 'first').length,
  updated: of(weighed, 'update').length,
  corrected: of(weighed, 'correction').length,
  unchanged: of(weighed, 'unchanged').length,
  waiting: of(weighed, 'waiting').length,
  proposed: of(weighed, 'proposed').length,
  refused: of(weighed, 'refused').length,
});

/** What a person withdrew for itself stays withdrawn; what left with its class or its records comes back with them. */
const isKeptBack = (item: KeptItem | undefined): boolean => item?.withdrawn === 'item';

async function letOut(tx: Tx, ctx: Ctx, { code }: KeptDisclosure, edition: number, { weighed, items }: WeighedClass): Promise<void> {
  const out = weighed.filter((one) => isOut(one) && !isKeptBack(items.get(one.key)));
  await putItems(tx, ctx, out, { disclosure: code, origin: 'composed', state: 'published' });
  const fresh = out.map(({ key, content, outcome, changes }): Fresh => ({ key, content, changes, kind: outcome as 'first', reason: '' }));
  await appendSnapshots(tx, ctx, code, edition, fresh);
}

/** What needs a look by a person is laid before one; what the public sees of it meanwhile stays. */
async function propose(tx: Tx, ctx: Ctx, { code }: KeptDisclosure, { weighed, items }: WeighedClass): Promise<void> {
  const proposed = of(weighed, 'proposed').filter(({ key }) => !isKeptBack(items.get(key)));
  await putItems(tx, ctx, proposed, { disclosure: code, origin: 'composed', state: 'draft' });
}

async function holdBack(tx: Tx, ctx: Ctx, { code }: KeptDisclosure, { weighed, items }: WeighedClass): Promise<void> {
  const refused = of(weighed, 'refused');
  await putItems(
    tx,
    ctx,
    refused.filter(({ key }) => !items.has(key) || items.get(key)?.state === 'draft'),
    { disclosure: code, origin: 'composed', state: 'draft' },
  );
  for (const { key, problems } of refused) {
    const item = items.get(key);
    if (item?.state === 'published') await saveItemProblems(tx, item, problems);
  }
}

/** 来源记录已不在: a measure taken out of the plan, an assessment that a newer one replaced. */
async function takeBack(tx: Tx, ctx: Ctx, { code }: KeptDisclosure, edition: number, vanished: readonly KeptItem[]): Promise<void> {
  for (const item of vanished) await saveWithdrawal(tx, item, 'records', SUPERSEDED);
  await appendSnapshots(
    tx,
    ctx,
    code,
    edition,
    vanished.map(({ key }): Fresh => ({ key, kind: 'withdrawal', content: null, changes: [], reason: SUPERSEDED })),
  );
}
const SUPERSEDED = '来源记录已被更新的版本取代或已撤销';
