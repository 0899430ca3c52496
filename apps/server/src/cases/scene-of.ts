import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import type { Scene } from '@gongjian/domain/cases/act';
import type { Permission } from '@gongjian/domain/org/permissions';
import type { RoleName } from '@gongjian/domain/org/roles';
import type { Ctx } from '../platform/ctx.ts';

/** Which permission speaks for which part a kind gives in a case. */
const parts: readonly (readonly [RoleName, Permission])[] = [
  ['reporter', 'cases.work'],
  ['reviewer', 'cases.review'],
  ['inspector', 'cases.inspect'],
  ['coordinator', 'cases.dispatch'],
];

/** The parts a person plays in a case of this unit; in a case with no unit yet, only those who play them everywhere. */
export function sceneOf(ctx: Ctx, unit: string | null, calendar: WorkCalendar): Scene {
  const { actor } = ctx;
  const plays = (what: Permission): boolean => (unit === null ? actor.seesAll && actor.holds(what) : actor.may(what, unit));
  return { person: actor.id, roles: parts.flatMap(([role, what]) => (plays(what) ? [role] : [])), today: ctx.today, calendar };
}
