import type { Light } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy, said } from '../../test/monthly.ts';
import { loadCalendar } from '../calendar/index.ts';
import { bulletinFacts } from './bulletin-facts.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';
import { acceptReport } from './review-report.ts';
import { sealMonth, unsealMonth } from './seal-month.ts';
import { sealInForce } from './sealed-month.ts';
import { settingsOf } from './setting.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const ctx = (instant: string, actor = anActor({ id: 'p-office' })) => at(db(), instant, actor);
const MONTH = '2022-02';

beforeAll(async () => {
  const opened = ctx('2022-03-01T02:00:00Z');
  await aCity(opened, beijingPack);
  await aPlan(opened);
  await openMonth(opened, MONTH);
  await accepted('bj-jtw');
  await accepted('110105');
  await send('110101');
  await standAs('green', '推进货车绿色通行');
  await standAs('yellow', '开展扬尘执法检查');
  await keepClock(ctx('2022-03-04T00:00:00Z'));
});

const send = async (unit: string) => {
  const [owed] = await owedBy(db(), unit, MONTH);
  return submitReport(ctx('2022-03-02T02:00:00Z', memberOf(unit)), owed?.id ?? '', owed?.version ?? 0, said);
};
async function accepted(unit: string): Promise<void> {
  await send(unit);
  const [owed] = await owedBy(db(), unit, MONTH);
  await acceptReport(ctx('2022-03-02T03:00:00Z'), owed?.id ?? '', owed?.version ?? 0, null);
}
const standAs = (light: Light, text: string) =>
  sql`update tasks.ledger_row set light = ${light} where card::jsonb ->> 'text' = ${text}`.execute(db());

async function examples(instant: string) {
  const office = ctx(instant);
  await sealMonth(office, MONTH);
  return office.read(async (tx) => {
    const seal = await sealInForce(tx, MONTH);
    if (!seal) throw new Error('the month is not sealed');
    return (await bulletinFacts(tx, seal, { settings: await settingsOf(tx), calendar: await loadCalendar(tx) })).examples;
  });
}

it('names as good examples whom the sealed rows show in time, accepted and green, and follows a seal made anew', async () => {
  const transport = { unit: '市交通委', expected: 1, onTime: 1, accepted: 1, allGreen: true };
  expect(await examples('2022-03-18T02:00:00Z')).toMatchObject([transport]);

  await standAs('green', '开展扬尘执法检查');
  await unsealMonth(ctx('2022-03-19T02:00:00Z'), MONTH, '数据有误');
  const chaoyang = { ...transport, unit: '朝阳区' };
  // 东城区 reported in time as well, but nobody has accepted its report.
  expect(await examples('2022-03-20T02:00:00Z')).toMatchObject([transport, chaoyang]);
});
