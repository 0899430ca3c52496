import { readFileSync } from 'node:fs';
import { readNotice } from '@gongjian/domain/calendar/read-notice';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { loadShippedNotices } from '../src/calendar/index.ts';
import { loadUnits } from '../src/org/index.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import type { Db } from '../src/platform/db.ts';
import type { Written } from '../src/reporting/write-report.ts';
import { aPublishedPlan } from './published-plan.ts';

/** For tests: the units of the pack and the holiday notices of 2022 and 2023. */
export async function aCity(ctx: Ctx, pack: string): Promise<void> {
  await loadUnits(ctx, pack);
  const notices = [2022, 2023].map((year) => {
    const read = readNotice(JSON.parse(readFileSync(`${pack}/../china/holidays/${year}.json`, 'utf8')));
    if ('problems' in read) throw new Error(`the notice of ${year} is not valid`);
    return read.notice;
  });
  await loadShippedNotices(ctx, notices);
}

/** For tests: a published plan of 2022 with two measures, one led by a bureau and done by all districts. */
export async function aPlan(ctx: Ctx): Promise<void> {
  const all = aMeasure('开展扬尘执法检查', {
    lead: [unitNamed('市生态环境局')],
    responsible: [unitNamed('各区政府（含北京经济技术开发区管委会）')],
  });
  const one = aMeasure('推进货车绿色通行', { lead: [unitNamed('市交通委')], responsible: [unitNamed('市生态环境局')] });
  await aPublishedPlan(ctx, aDraft([all, one]));
}

/** For tests: what is owed by a unit in a month. */
export async function owedBy(db: Db, unit: string, month: string): Promise<{ id: string; version: number; state: string }[]> {
  return db
    .selectFrom('reporting.obligation')
    .select(['id', 'version', 'state'])
    .where('unit_id', '=', unit)
    .where('month', '=', month)
    .orderBy('id')
    .execute();
}

export const said: Written = {
  content: { progress: '已完成检查12家次', problems: '', nextStep: '', supportNeeded: '', numbers: [], stages: [], acts: [] },
  accountable: { name: '张处长', title: '处长' },
};
