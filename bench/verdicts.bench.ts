/** How fast lights follow proof: all verdicts of a province from scratch, and one measure when a report about it is accepted. */
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readNotice } from '@gongjian/domain/calendar/read-notice';
import { workCalendar } from '@gongjian/domain/calendar/rules';
import { evidenceOf } from '@gongjian/domain/indicators/evidence';
import { aGoal, aValue } from '@gongjian/domain/indicators/examples';
import { judge } from '@gongjian/domain/indicators/judge';
import { judgingDay } from '@gongjian/domain/indicators/judging-day';
import { lastDayOf, localDate, type YearMonth } from '@gongjian/domain/kernel/dates';
import { evidenceOfActs } from '@gongjian/domain/tasks/acts-told';
import { withEvidence } from '@gongjian/domain/tasks/evidence-verdict';
import type { MeasureFacts } from '@gongjian/domain/tasks/model';
import { verdict } from '@gongjian/domain/tasks/verdict';
import { loadPack } from '../apps/server/src/pack.ts';
import { systemActor } from '../apps/server/src/platform/actor.ts';
import { type Ctx, makeCtx } from '../apps/server/src/platform/ctx.ts';
import { openDb, openPool } from '../apps/server/src/platform/db.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import { startPostgres } from '../apps/server/src/platform/postgres/launcher.ts';
import { openMonth } from '../apps/server/src/reporting/open-month.ts';
import { acceptReport } from '../apps/server/src/reporting/review-report.ts';
import { submitReport } from '../apps/server/src/reporting/submit-report.ts';
import { median, report } from './measure.ts';

const MEASURES = 15_000;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const months = Array.from({ length: 12 }, (_, i) => `2022-${String(i + 1).padStart(2, '0')}` as YearMonth);
const today = localDate('2022-11-25');

const read = readNotice(JSON.parse(readFileSync(here('../packs/china/holidays/2022.json'), 'utf8')));
if ('problems' in read) throw new Error('the notice of 2022 is not valid');
const calendar = workCalendar([read.notice]);

/** A measure with a quantified promise told for ten months and a monthly duty with its acts. */
function aJudgedMeasure(i: number) {
  const facts: MeasureFacts = {
    id: String(i),
    planYear: 2022,
    deadline: { text: '年底前', kind: 'yearEnd', on: localDate('2022-12-31'), from: null, to: null },
    milestones: [],
    promises: [
      { id: 't', kind: 'target', phrase: '完成100项', dueOn: null },
      { id: 'd', kind: 'duty', phrase: '每月检查', dueOn: null },
    ],
    stages: [],
  };
  const values = months.slice(0, 10).map((month, n) => aValue(month, String(((i * 7 + n) % 11) + 1)));
  const acts = months.slice(0, 10).map((month) => ({ id: month, aboutId: 'd', on: lastDayOf(month), proofs: 1 }));
  return {
    facts,
    values,
    told: { duties: [{ id: 'd', phrase: '每月检查', frequency: 'monthly' as const }], acts, asked: months.slice(0, 10) },
  };
}
const measures = Array.from({ length: MEASURES }, (_, i) => aJudgedMeasure(i));
const goal = aGoal({ value: '100' });

function judgeAll(): number {
  let red = 0;
  for (const { facts, values, told } of measures) {
    const judged = judge(goal, values, judgingDay(goal, values, today));
    const evidence = [evidenceOf({ promiseId: 't', phrase: '完成100项', strength: 'must' }, judged), ...evidenceOfActs(facts, told, today)];
    if (withEvidence(verdict(facts, today, calendar), facts, evidence).light === 'red') red += 1;
  }
  return red;
}

/** Each of so many reports of the real plan accepted one after another; milliseconds of one, with its figures, acts and lights. */
async function acceptEach(most: number): Promise<number> {
  const folder = here('../var/bench/verdicts');
  rmSync(folder, { recursive: true, force: true });
  const postgres = await startPostgres(folder);
  const url = postgres.url('postgres');
  const pool = openPool(url);
  const db = openDb(pool);
  const ctx = (instant: string, id = 'system'): Ctx => makeCtx(db, { ...systemActor('110000'), id }, new Date(instant), 'bench');
  try {
    await migrate(url, here('../db/migrations'));
    await loadPack(ctx('2022-02-21T02:00:00Z'), db, here('../packs/beijing-2022'));
    await openMonth(ctx('2022-06-01T02:00:00Z'), '2022-05');
    await pool.query('vacuum analyze');
    const { rows } = await pool.query<{ id: string; version: number; unit: string; promises: string[] }>(`
      select o.id, o.version, o.unit_id as unit,
             array(select p.id from tasks.promise p where p.measure_id = o.measure_id and p.kind = 'target') as promises
        from reporting.obligation o
       where exists (select from tasks.promise p where p.measure_id = o.measure_id and p.kind = 'target')
       order by md5(o.id::text) limit ${most}`);
    const taken: number[] = [];
    for (const { id, version, unit, promises } of rows) {
      const numbers = promises.map((promiseId) => ({ promiseId, place: unit, amount: { value: '7' }, correction: '' }));
      const content = { progress: '正常推进', problems: '无', nextStep: '继续', supportNeeded: '', numbers, stages: [], acts: [] };
      const sent = await submitReport(ctx('2022-06-02T02:00:00Z', 'p-reporter'), id, version, {
        content,
        accountable: { name: '张', title: '' },
      });
      const start = performance.now();
      await acceptReport(ctx('2022-06-03T02:00:00Z', 'p-reviewer'), id, sent.version, null);
      taken.push(performance.now() - start);
    }
    return median(taken.slice(20));
  } finally {
    await db.destroy();
    await postgres.stop();
  }
}

/** Seconds of one core, whatever else the machine is at. */
function coreSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
judgeAll();
const all = median([1, 2, 3].map(() => coreSeconds(judgeAll)));
const one = await acceptEach(120);
report([
  { what: `all verdicts of ${MEASURES} measures from scratch`, measured: all, limit: 5, unit: 's of one core' },
  { what: 'a report accepted: figures, acts, evidence, light, counts and trail', measured: one, limit: 20, unit: 'ms' },
]);
process.exit();
