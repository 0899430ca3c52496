import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { STAGES } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack } from '../../test/make.ts';
import { aPublishedPlan } from '../../test/published-plan.ts';
import { allAtOnce } from '../../test/race.ts';
import { loadUnits } from '../org/index.ts';
import { decideUnits } from './decide-units.ts';
import { refreshLedger } from './jobs.ts';
import type { lockMeasure } from './measure-repo.ts';
import { overrideVerdict, withdrawOverride } from './override-verdict.ts';
import { recordStage } from './record-stage.ts';
import { acceptStage } from './review-stage.ts';
import { submitStage } from './submit-stage.ts';

const db = ownDatabase();
let day = '2022-03-01T02:00:00Z';
const ctx = (id = 'p-liu') => at(db(), day, anActor({ id }));

beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
});

/** A small seeded generator: a failing run can be run again. */
function dice(seed: number): (n: number) => number {
  let s = seed;
  return (n) => {
    s = (Math.imul(s, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((s / 2 ** 32) * n);
  };
}

const names = ['市生态环境局', '市交通委', '市发展改革委', '市水务局'];
const words = ['制定方案', '编制清单', '开展执法', '推进改造', '完善机制', '严格监管'];
const deliverable = (phrase: string) => ({
  phrase,
  verb: '制定',
  title: phrase,
  by: null,
  source: { start: 0, end: 1, line: 1, page: null },
});

function aRandomPlan(roll: (n: number) => number) {
  const measure = () =>
    aMeasure(`${words[roll(6)]}${words[roll(6)]}${roll(20)}`, {
      lead: [unitNamed(names[roll(4)] ?? '')],
      responsible: roll(2) === 0 ? [unitNamed('各区政府')] : [unitNamed(names[roll(4)] ?? '')],
      support: roll(3) === 0 ? [unitNamed('相关区政府')] : [],
      deliverables: roll(2) === 0 ? [deliverable(words[roll(6)] ?? '')] : [],
    });
  return aDraft(...Array.from({ length: 1 + roll(3) }, () => Array.from({ length: 1 + roll(3) }, measure)));
}

/** What the kept counts say, and what counting anew from the source tables says. */
async function counts() {
  const kept = await sql<{ row: string }>`
    select concat_ws(' ', plan_id, dim, key, state, light, n) as row from tasks.tally order by 1
  `.execute(db());
  const recounted = await sql<{ row: string }>`
    with m as (
      select r.measure_id, r.plan_id, m.section_id, r.state, r.light, r.due_key
        from tasks.ledger_row r join tasks.measure m on m.city = r.city and m.id = r.measure_id
       where m.retired_in is null
    ), o as (
      select distinct m.measure_id, o.unit_id, o.role, u.kind
        from m join tasks.obligation o on o.measure_id = m.measure_id
               join tasks.responsibility p on p.id = o.responsibility_id and p.retired_in is null
               join org.unit u on u.id = o.unit_id
    ), keys as (
      select measure_id, 'plan' as dim, '' as key from m
      union all select measure_id, 'section', section_id::text from m
      union all select measure_id, 'month', left(due_key::text, 7) from m where due_key < '9999-01-01'
      union all select distinct measure_id, 'lead', unit_id from o where role = 'lead'
      union all select distinct measure_id, 'unit', unit_id from o
      union all select distinct measure_id, 'district', unit_id from o where kind in ('district', 'zone')
    )
    select concat_ws(' ', m.plan_id, dim, key, state, light, count(*)) as row
      from keys join m using (measure_id) group by m.plan_id, dim, key, state, light order by 1
  `.execute(db());
  return { kept: kept.rows.map(({ row }) => row), recounted: recounted.rows.map(({ row }) => row) };
}

async function readyAnswersAgree(): Promise<void> {
  const { rows } = await sql<{
    plan_id: string;
    counts: string;
  }>`select plan_id, counts from tasks.plan_counts where dim = 'lead' order by 1`.execute(db());
  const { rows: tally } = await sql<{
    plan_id: string;
    n: number;
  }>`select plan_id, sum(n)::int as n from tasks.tally where dim = 'lead' group by 1 order by 1`.execute(db());
  const sums = rows.map(({ plan_id, counts: text }) => ({
    plan_id,
    n: JSON.parse(text).items.reduce((sum: number, item: { n: number }) => sum + item.n, 0),
  }));
  expect(sums.filter(({ n }) => n > 0)).toEqual(tally);
}

type Deed = (roll: (n: number) => number) => Promise<unknown>;
const some = async (table: 'tasks.measure' | 'tasks.promise', roll: (n: number) => number) => {
  const rows = await db().selectFrom(table).select('id').where('retired_in', 'is', null).orderBy('id').execute();
  return rows[roll(rows.length)]?.id ?? '';
};

const deeds: Record<string, Deed> = {
  publish: (roll) => aPublishedPlan(ctx(), aRandomPlan(roll)),
  amend: async (roll) => {
    const rows = await db().selectFrom('plan.programme').select('id').orderBy('id').execute();
    return aPublishedPlan(ctx(), aRandomPlan(roll), rows[roll(rows.length)]?.id);
  },
  stage: async (roll) => {
    const promise = await db()
      .selectFrom('tasks.promise')
      .select(['id', 'measure_id'])
      .where('kind', '=', 'deliverable')
      .where('retired_in', 'is', null)
      .orderBy('id')
      .execute();
    const chosen = promise[roll(promise.length)];
    if (!chosen) return;
    const { unit_id } = await db()
      .selectFrom('tasks.obligation')
      .select('unit_id')
      .where('measure_id', '=', chosen.measure_id)
      .orderBy('unit_id')
      .executeTakeFirstOrThrow();
    const said = { stage: STAGES[roll(4)] ?? 'draft', on: day.slice(0, 10), documentNumber: '文号', note: null };
    const stage = await recordStage(ctx(), chosen.id, unit_id, said);
    await acceptStage(ctx('p-wang'), stage.id, (await submitStage(ctx(), stage.id, stage.version)).version, null);
  },
  override: async (roll) => {
    const id = await some('tasks.measure', roll);
    const { version } = await db().selectFrom('tasks.measure').select('version').where('id', '=', id).executeTakeFirstOrThrow();
    const said = roll(2) === 0 ? ({ state: 'done', light: 'green' } as const) : ({ state: 'behind', light: 'yellow' } as const);
    await overrideVerdict(ctx(), id, version, { ...said, reason: '测试', approver: '王主任' });
  },
  withdraw: async (roll) => withdrawOverride(ctx(), await some('tasks.measure', roll)),
  decide: async (roll) => {
    const open = await db()
      .selectFrom('tasks.responsibility as r')
      .innerJoin('tasks.measure as m', 'm.id', 'r.measure_id')
      .select(['r.id', 'm.version'])
      .where('r.how', 'in', ['open', 'deferred'])
      .where('r.retired_in', 'is', null)
      .where('m.retired_in', 'is', null)
      .orderBy('r.id')
      .execute();
    const chosen = open[roll(open.length)];
    if (chosen) await decideUnits(ctx(), chosen.id, chosen.version, roll(3) === 0 ? [] : ['110101', '110105'], '会议确定');
  },
  pass: async (roll) => {
    day = `2022-${String(3 + roll(10)).padStart(2, '0')}-15T02:00:00Z`;
    await refreshLedger(ctx());
  },
};

/** A deed the rules refuse changes nothing; that is part of what is tried here. */
const refusals = new Set(['tasks.stage_recorded_already', 'tasks.stage_incomplete', 'tasks.no_override']);

it.each([1, 2, 3])('the kept counts equal a recount after every deed of any sequence (seed %i)', async (seed) => {
  const roll = dice(seed);
  const order = ['publish', ...Array.from({ length: 14 }, () => Object.keys(deeds)[roll(7)] ?? 'pass')];
  for (const name of order) {
    await deeds[name]?.(roll).catch((error: { code?: string }) => {
      if (!refusals.has(error.code ?? '')) throw error;
    });
    const { kept, recounted } = await counts();
    expect(kept, `after ${name} of ${order.join(' ')}`).toEqual(recounted);
    await readyAnswersAgree();
  }
});

it('counts stay right when measures of one plan change at the same moment', async () => {
  const { programmeId } = await aPublishedPlan(ctx(), aDraft([aMeasure('措施甲'), aMeasure('措施乙'), aMeasure('措施丙')]));
  const rows = await db()
    .selectFrom('tasks.measure')
    .select(['id', 'version', 'plan_id'])
    .where('programme_id', '=', programmeId)
    .execute();
  const work = (i: number) =>
    overrideVerdict(ctx(), rows[i]?.id ?? '', rows[i]?.version ?? 0, { state: 'done', light: 'green', reason: '测试', approver: '王主任' });
  const hold = (tx: Parameters<typeof lockMeasure>[0]) => sql`select from tasks.plan where id = ${rows[0]?.plan_id} for update`.execute(tx);
  const results = await allAtOnce(db(), hold, 3, work);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  const { kept, recounted } = await counts();
  expect(kept).toEqual(recounted);
});
