import { addWorkdays } from '@gongjian/domain/calendar/rules';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { found } from '../platform/refused.ts';
import { newestKind } from './kind-repo.ts';

/** Working days within which what is due counts as soon. */
const SOON = 3;

type Counted = { stage: string; overdue: number; soon: number; later: number; unlimited: number; suspended: number };

/** Open cases of a kind by stage and time left; a stage without a case is there with noughts. */
export function caseBoard(ctx: Ctx, code: string, unit?: string) {
  return ctx.read(async (db) => {
    const kind = found(await newestKind(db, code), 'cases.kind_not_found');
    const soon = addWorkdays(ctx.today, SOON, await loadCalendar(db));
    const { rows } = await sql<Counted>`
      select stage,
             count(*) filter (where suspended_on is null and due < ${ctx.today}::date)::int as overdue,
             count(*) filter (where suspended_on is null and due between ${ctx.today}::date and ${soon}::date)::int as soon,
             count(*) filter (where suspended_on is null and due > ${soon}::date)::int as later,
             count(*) filter (where suspended_on is null and due is null)::int as unlimited,
             count(*) filter (where suspended_on is not null)::int as suspended
        from cases.case
       where kind = ${code} and closed_on is null and parent_id is null
         and ${unit === undefined ? sql`true` : sql`unit_id = ${unit}`}
       group by stage
    `.execute(db);
    const none = { overdue: 0, soon: 0, later: 0, unlimited: 0, suspended: 0 };
    const stages = kind.stages
      .filter(({ duty }) => duty !== 'end')
      .map(({ code: stage, title, titleEn = null }) => ({
        ...none,
        ...rows.find((row) => row.stage === stage),
        code: stage,
        title,
        titleEn,
      }));
    return { kind: { code: kind.code, title: kind.title, titleEn: kind.titleEn ?? null }, stages };
  });
}
