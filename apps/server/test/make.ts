import type { Actor } from '../src/platform/actor.ts';
import { type Ctx, makeCtx } from '../src/platform/ctx.ts';
import type { Db } from '../src/platform/db.ts';

export const CITY = '110000';

/** Whoever a test is about: may do everything everywhere unless told otherwise. */
export const anActor = (over: Partial<Actor> = {}): Actor => ({
  id: 'p-liu',
  name: '刘明',
  city: CITY,
  units: [],
  seesAll: true,
  holds: () => true,
  may: () => true,
  ...over,
});

export const anyone = anActor();
/** Holds every permission, in no unit. */
export const stranger = anActor({ id: 'p-wang', name: '王芳', seesAll: false, may: () => false });
/** Has logged in and holds nothing. */
export const nobody = anActor({ id: 'p-none', name: '无权', seesAll: false, holds: () => false, may: () => false });
/** Holds everything for these units and sees no other. */
export const memberOf = (...units: string[]): Actor =>
  anActor({ id: `p-${units.join('-')}`, name: '填报员', units, seesAll: false, may: (_, unit) => units.includes(unit) });

export const at = (db: Db, instant: string, actor = anyone): Ctx => makeCtx(db, actor, new Date(instant), 'test');

export const beijingPack = new URL('../../../packs/beijing-2022', import.meta.url).pathname;
