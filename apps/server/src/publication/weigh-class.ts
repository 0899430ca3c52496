import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { peopleNames } from './compose/cases.ts';
import { composers } from './composers.ts';
import type { KeptDisclosure } from './disclosure-repo.ts';
import { itemsIn, type KeptItem } from './item-repo.ts';
import { liveContents } from './snapshot-repo.ts';
import { type Weighed, weigh } from './weigh.ts';

/** A whole class: each candidate weighed, and what is still public though the records no longer give it. */
export type WeighedClass = {
  readonly weighed: readonly Weighed[];
  readonly items: ReadonlyMap<string, KeptItem>;
  readonly vanished: readonly KeptItem[];
};

export async function weighClass(db: Db, ctx: Ctx, disclosure: KeptDisclosure): Promise<WeighedClass> {
  const compose = composers[disclosure.code];
  const items = new Map((await itemsIn(db, disclosure.code)).map((item) => [item.key, item] as const));
  if (compose === undefined || disclosure.timing === 'never') return { weighed: [], items, vanished: [] };
  const candidates = await compose(db, ctx);
  const composed = new Map([...items].flatMap(([key, item]) => (item.composed === null ? [] : [[key, item.composed] as const])));
  const standing = { live: await liveContents(db, disclosure.code), composed };
  const rules = { disclosure, today: ctx.today, calendar: await loadCalendar(db), names: await peopleNames(db) };
  const given = new Set(candidates.map(({ key }) => key));
  return {
    weighed: candidates.map((candidate) => weigh(candidate, standing, rules)),
    items,
    vanished: [...items.values()].filter(({ key, origin }) => origin === 'composed' && standing.live.has(key) && !given.has(key)),
  };
}
