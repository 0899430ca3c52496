import { Workbook } from '@cj-tech-master/excelts';
import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { changeBinding } from '../src/indicators/change-binding.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { Refused } from '../src/platform/refused.ts';
import { formSigner, makeForm, takeForm } from '../src/reporting/exchange-form.ts';
import '../src/reporting/index.ts';
import { openMonth } from '../src/reporting/open-month.ts';
import { readForm } from '../src/reporting/read-form.ts';
import { submitReport } from '../src/reporting/submit-report.ts';
import { ownDatabase } from './database.ts';
import { anActor, at, beijingPack, CITY, memberOf } from './make.ts';
import { aCity, owedBy, said } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';

const db = ownDatabase();
const clock = '2022-03-02T02:00:00Z';
const month = '2022-02';
const [counted, other] = ['bj-sthjj', 'bj-jtw'] as const;
const of = (unit: string) => at(db(), clock, memberOf(unit));
let promise = '';
const target: Target = {
  ...{ phrase: '检查达标率90%以上', metric: '检查达标率', comparator: 'atLeast', value: '90', unit: '%', scope: 'city', places: [] },
  ...{ strength: 'must', about: false, by: null, excludes: [], source: { start: 0, end: 1, line: 1, page: null } },
};

/** One share, which the bureau of ecology owes and the traffic commission does not. */
beforeAll(async () => {
  const start = at(db(), '2022-02-21T02:00:00Z');
  await aCity(start, beijingPack);
  const measure = aMeasure('检查', { lead: [unitNamed('市生态环境局')], responsible: [unitNamed('市交通委')], targets: [target] });
  await aPublishedPlan(start, aDraft([measure]));
  await deliverAll(db(), CITY, new Date('2022-02-21T03:00:00Z'));
  await openMonth(at(db(), '2022-03-01T02:00:00Z'), month);
  const [bound] = await db().selectFrom('indicators.binding').select(['promise_id', 'indicator_code', 'version']).execute();
  promise = bound?.promise_id ?? '';
  await sql`update indicators.indicator set ratio = true where code = ${bound?.indicator_code ?? ''}`.execute(db());
  await changeBinding(at(db(), clock, anActor()), promise, bound?.version ?? 0, {
    ...{ indicator: bound?.indicator_code ?? '', course: { kind: 'linear' }, base: null, tolerance: '0', strength: 'must' },
    ...{ from: '2022-01-01', to: '2022-12-31', places: [counted], required: true, reason: '按月统计' },
  });
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error : Promise.reject(error)),
  );
const send = async (unit: string, numbers: (typeof said)['content']['numbers']) => {
  const [owed] = await owedBy(db(), unit, month);
  return submitReport(of(unit), owed?.id ?? '', owed?.version ?? 0, { ...said, content: { ...said.content, numbers } });
};

it('shows a unit that is counted that the figure is required and is a share; another unit is not asked', async () => {
  const [[mine], [theirs]] = [await owedBy(db(), counted, month), await owedBy(db(), other, month)];
  expect((await readForm(of(counted), mine?.id ?? '')).promises).toMatchObject([{ id: promise, required: true, ratio: true }]);
  expect((await readForm(of(other), theirs?.id ?? '')).promises).toMatchObject([{ id: promise, required: false, ratio: true }]);
  expect(await send(other, [])).toMatchObject({ state: 'submitted' });
});

it('refuses a report without it, at its place, and half of it too', async () => {
  const refused = await refusal(send(counted, []));
  expect(refused?.code).toBe('reporting.incomplete');
  expect(refused?.problems).toEqual([{ code: 'number_missing', at: ['content', 'numbers', promise, counted] }]);
  const single = [{ promiseId: promise, place: counted, amount: { value: '90' }, correction: '' }];
  expect((await refusal(send(counted, single)))?.problems).toEqual([{ code: 'ratio_needed', at: ['content', 'numbers', 0] }]);
});

const sign = formSigner('a secret for tests');
const asked = { month, unit: counted, as: 'submitted', dryRun: false } as const;
async function formWith(told: Readonly<Record<string, string>>) {
  const workbook = new Workbook();
  await workbook.xlsx.load((await makeForm(of(counted), sign, month, counted)).bytes);
  const sheet = workbook.getWorksheet('月报');
  const heads = sheet?.getRow(3).values as string[];
  for (const [title, text] of Object.entries({ 工作进展: '已检查', 责任人: '张处长', ...told }))
    if (sheet) sheet.getCell(4, heads.indexOf(title)).value = text;
  const cells = sheet?.getRow(4).values as string[];
  return { kind: cells[heads.indexOf('类型')], file: { name: 'form.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) } };
}

it('is asked for in the Excel form by its numerator, and taken from it', async () => {
  const empty = await formWith({});
  expect(empty.kind).toContain('必填');
  const dry = await takeForm(of(counted), sign, { ...asked, dryRun: true }, empty.file);
  expect(dry.problems).toMatchObject([{ code: 'number_missing', row: 4, title: '分子' }]);
  const half = await takeForm(of(counted), sign, { ...asked, dryRun: true }, (await formWith({ 分子: '9' })).file);
  expect(half.problems.map(({ code, title }) => [code, title])).toEqual(
    expect.arrayContaining([
      ['number_missing', '分子'],
      ['number_not_decimal', '分母'],
    ]),
  );
  await takeForm(of(counted), sign, asked, (await formWith({ 分子: '9', 分母: '10' })).file);
  const [report] = await db().selectFrom('reporting.report').select('content').where('unit_id', '=', counted).execute();
  expect(report?.content).toMatchObject({
    numbers: [{ promiseId: promise, place: counted, amount: { numerator: '9', denominator: '10' } }],
  });
});
