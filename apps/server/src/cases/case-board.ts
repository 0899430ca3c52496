import { addWorkdays } from '@gongjian/domain/calendar/rules';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { Refused } from '../platform/refused.ts';
import { calendarStamp, knownCalendar } from './known-calendar.ts';
import { kindsOf } from './known-kinds.ts';

/** Working days within which what is due counts as soon. */
const SOON = 3;

type Counted = { readonly stage: string; readonly due: LocalDate | null; readonly suspended: boolean; readonly n: number };
type Found = { readonly version: number | null; readonly stamp: string; readonly counted: readonly Counted[] };

/** Open cases of a kind by stage and time left; a stage without a case is there with noughts. */
export async function caseBoard(ctx: Ctx, code: string, unit?: string) {
  const [found] = await ctx.ask(sql<Found>`
    select (select max(version) from cases.kind where code = ${code}) as version, ${calendarStamp} as stamp,
           (select coalesce(json_agg(c), '[]') from (
              select stage, due, suspended_on is not null as suspended, count(*)::int as n
                from cases.case
               where kind = ${code} and closed_on is null and parent_id is null
                 and ${unit === undefined ? sql`true` : sql`unit_id = ${unit}`}
               group by 1, 2, 3) c) as counted`);
  if (found?.version == null) throw new Refused('cases.kind_not_found');
  const calendar = await knownCalendar(ctx.actor.city, found.stamp, ctx.read);
  const kinds = await kindsOf(ctx.actor.city, [{ kind: code, kind_version: found.version }], ctx.read);
  const kind = kinds(code, found.version);
  const soon = addWorkdays(ctx.today, SOON, calendar);
  const stages = kind.stages
    .filter(({ duty }) => duty !== 'end')
    .map(({ code: stage, title, titleEn = null }) => ({
      ...{ code: stage, title, titleEn },
      ...sorted(
        found.counted.filter((one) => one.stage === stage),
        ctx.today,
        soon,
      ),
    }));
  return { kind: { code, title: kind.title, titleEn: kind.titleEn ?? null }, stages };
}

/** By the time left; a suspended case has none. */
function sorted(counted: readonly Counted[], today: LocalDate, soon: LocalDate) {
  const of = (fits: (one: Counted) => boolean): number => counted.filter(fits).reduce((all, { n }) => all + n, 0);
  const running = (fits: (due: LocalDate) => boolean): number => of(({ due, suspended }) => !suspended && due !== null && fits(due));
  return {
    overdue: running((due) => due < today),
    soon: running((due) => due >= today && due <= soon),
    later: running((due) => due > soon),
    unlimited: of(({ due, suspended }) => !suspended && due === null),
    suspended: of(({ suspended }) => suspended),
  };
}
