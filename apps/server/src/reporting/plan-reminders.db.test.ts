import { REMINDER_RULES } from '@gongjian/domain/reporting/reminders';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack } from '../../test/make.ts';
import { aCity, aPlan } from '../../test/monthly.ts';
import { openMonth } from './open-month.ts';
import { dropPlanReminders, planRemindersOf, savePlanReminders } from './plan-reminders.ts';
import { remindUnits } from './remind-units.ts';

const db = ownDatabase();
const ctx = (instant: string) => at(db(), instant, anActor({ id: 'p-gjb' }));
const sent = async () => {
  const rows = await db().selectFrom('reporting.message').select('kind').distinct().where('unit_id', '=', '110105').execute();
  return rows.map(({ kind }) => kind).sort();
};
const usual = REMINDER_RULES.map(({ kind, workdays, to }) => ({ kind, workdays, to: [...to] }));
const plan = async () => (await ctx('2022-03-01T02:00:00Z').read(planRemindersOf))[0]?.planId ?? '';

beforeAll(async () => {
  await aCity(ctx('2022-03-01T02:00:00Z'), beijingPack);
  await aPlan(ctx('2022-03-01T02:00:00Z'));
  await db()
    .insertInto('org.person')
    .values({ city: '110000', id: 'p-gjb', login: 'office', name: '攻坚办', unit_id: '110000', created_at: new Date() })
    .execute();
  await db()
    .insertInto('org.role_grant')
    .values({
      ...{ city: '110000', person_id: 'p-gjb', role: 'coordinator', unit_id: '110000' },
      ...{ valid_from: '2022-01-01', granted_by: 'x', granted_at: new Date() },
    })
    .execute();
  await openMonth(ctx('2022-03-01T02:00:00Z'), '2022-02');
});

it('a plan goes by the rules of the city until it has its own, and again when it has given them up; nothing is said twice', async () => {
  await remindUnits(ctx('2022-03-02T02:00:00Z'), '2022-02');
  expect(await sent()).toEqual(['tomorrow']);

  const own = await savePlanReminders(ctx('2022-03-02T03:00:00Z'), await plan(), 0, [
    { kind: 'tomorrow', workdays: -1, to: ['reporter'] },
    { kind: 'overdue', workdays: 2, to: ['reporter'] },
  ]);
  expect(own).toMatchObject({ version: 1 });
  expect(await remindUnits(ctx('2022-03-02T04:00:00Z'), '2022-02')).toBe(0);
  expect(await remindUnits(ctx('2022-03-03T02:00:00Z'), '2022-02')).toBe(0);
  expect(await remindUnits(ctx('2022-03-04T02:00:00Z'), '2022-02')).toBe(0);
  expect(await remindUnits(ctx('2022-03-07T02:00:00Z'), '2022-02')).toBeGreaterThan(0);
  expect(await remindUnits(ctx('2022-03-07T03:00:00Z'), '2022-02')).toBe(0);
  expect(await sent()).toEqual(['overdue', 'tomorrow']);

  await dropPlanReminders(ctx('2022-03-07T04:00:00Z'), await plan());
  expect(await ctx('2022-03-07T04:00:00Z').read(planRemindersOf)).toMatchObject([{ rules: null, version: 0 }]);
  expect(await remindUnits(ctx('2022-03-08T02:00:00Z'), '2022-02')).toBeGreaterThan(0);
  expect(await remindUnits(ctx('2022-03-08T03:00:00Z'), '2022-02')).toBe(0);
});

it('refuses rules that contradict themselves, a plan nobody knows, and what was read before another changed it', async () => {
  const now = ctx('2022-03-09T02:00:00Z');
  const twice = [...usual, ...usual.slice(0, 1)];
  await expect(savePlanReminders(now, await plan(), 0, twice)).rejects.toMatchObject({ code: 'reporting.reminders_invalid' });
  const nobody = '00000000-0000-4000-8000-000000000000';
  await expect(savePlanReminders(now, nobody, 0, usual)).rejects.toMatchObject({ code: 'tasks.plan_not_found' });
  await expect(dropPlanReminders(now, nobody)).rejects.toMatchObject({ code: 'tasks.plan_not_found' });
  await savePlanReminders(now, await plan(), 0, usual);
  await expect(savePlanReminders(now, await plan(), 0, usual)).rejects.toMatchObject({ code: 'reporting.changed' });
});
