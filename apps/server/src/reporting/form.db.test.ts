import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy } from '../../test/monthly.ts';
import { Refused } from '../platform/refused.ts';
import { formSigner, makeForm, takeForm } from './exchange-form.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';

const db = ownDatabase();
const clock = '2022-03-02T02:00:00Z';
const unit = 'bj-sthjj';
const ctx = () => at(db(), clock, memberOf(unit));
const sign = formSigner('a secret for tests');
const asked = { month: '2022-02', unit, as: 'draft', dryRun: false } as const;

beforeAll(async () => {
  await aCity(at(db(), clock), beijingPack);
  await aPlan(at(db(), clock));
  await openMonth(at(db(), clock), '2022-02');
  await keepClock(at(db(), clock));
});

type Edit = (sheet: Worksheet) => void;
async function filledIn(edit: Edit) {
  const { bytes } = await makeForm(ctx(), sign, '2022-02', unit);
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  edit(workbook.getWorksheet('月报') as Worksheet);
  return { name: 'form.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) };
}
const put = (sheet: Worksheet, title: string, row: number, text: string): void => {
  const heads = sheet.getRow(3).values as (string | undefined)[];
  sheet.getCell(row, heads.indexOf(title)).value = text;
};
const good: Edit = (sheet) => {
  for (const row of linesOfReports(sheet)) {
    put(sheet, '工作进展', row, '=已完成检查');
    put(sheet, '责任人', row, '张处长');
  }
};
/** The first line of each report has the word whether it is sent. */
const linesOfReports = (sheet: Worksheet): number[] =>
  Array.from({ length: sheet.rowCount - 3 }, (_, i) => i + 4).filter((row) => sheet.getCell(row, 9).value === '是');
const refusal = (work: Promise<unknown>) =>
  work.then(() => null).catch((error: unknown) => (error instanceof Refused ? error : Promise.reject(error)));
const written = async () => (await db().selectFrom('reporting.report').select('content').where('unit_id', '=', unit).execute()).length;

it('tells every problem by row and column at once, and takes nothing of it', async () => {
  const file = await filledIn((sheet) => {
    put(sheet, '工作措施', 4, '改过的措施');
    put(sheet, '本次报送', 5, '也许');
  });
  const dry = await takeForm(ctx(), sign, { ...asked, as: 'submitted', dryRun: true }, file);
  expect(dry.problems).toEqual(
    expect.arrayContaining([
      { code: 'locked_changed', row: 4, column: 'B', title: '工作措施' },
      { code: 'progress_empty', row: 4, column: 'J', title: '工作进展' },
      { code: 'accountable_missing', row: 4, column: 'N', title: '责任人' },
    ]),
  );
  const refused = await refusal(takeForm(ctx(), sign, { ...asked, as: 'submitted' }, file));
  expect(refused).toMatchObject({ code: 'reporting.form_refused' });
  expect(refused?.problems).toHaveLength(dry.problems.length);
  expect(await written()).toBe(0);
});

it('refuses a form of another unit or month, of another signature, and what is no form', async () => {
  const file = await filledIn(good);
  const other = memberOf('bj-jtw');
  expect(await refusal(takeForm(at(db(), clock, other), sign, { ...asked, unit: 'bj-jtw' }, file))).toMatchObject({
    code: 'reporting.not_a_form',
    problems: [{ code: 'other_unit', at: [unit] }],
  });
  expect(await refusal(takeForm(at(db(), clock, other), sign, asked, file))).toMatchObject({ code: 'access.denied' });
  expect(await refusal(takeForm(ctx(), sign, { ...asked, month: '2022-01' }, file))).toMatchObject({ problems: [{ code: 'other_month' }] });
  expect(await refusal(takeForm(ctx(), formSigner('another'), asked, file))).toMatchObject({ problems: [{ code: 'signature_wrong' }] });
  const text = { name: 'form.xlsx', bytes: Buffer.from('no workbook') };
  expect(await refusal(takeForm(ctx(), sign, asked, text))).toMatchObject({ problems: [{ code: 'not_a_form' }] });
  expect(await refusal(makeForm(at(db(), clock, other), sign, '2022-02', unit))).toMatchObject({ code: 'access.denied' });
});

it('keeps drafts, refuses the same form a second time as out of date, and sends what a new one says', async () => {
  const file = await filledIn(good);
  const owed = (await owedBy(db(), unit, '2022-02')).length;
  expect(await takeForm(ctx(), sign, asked, file)).toMatchObject({ reports: owed, leftOut: 0, problems: [] });
  expect(await written()).toBe(owed);
  const stale = await refusal(takeForm(ctx(), sign, asked, file));
  expect(stale?.problems).toHaveLength(owed);
  expect(stale?.problems?.[0]).toMatchObject({ code: 'changed_since', at: [4, 'A', '序号'] });

  const fresh = await filledIn((sheet) => put(sheet, '本次报送', 4, '否'));
  const sent = await takeForm(ctx(), sign, { ...asked, as: 'submitted' }, fresh);
  expect(sent).toMatchObject({ reports: owed - 1, leftOut: 1 });
  const states = (await owedBy(db(), unit, '2022-02')).map(({ state }) => state).sort();
  expect(states).toEqual(['due', ...Array<string>(owed - 1).fill('submitted')]);
  const progress = await db().selectFrom('reporting.report').select('content').where('unit_id', '=', unit).execute();
  expect(JSON.stringify(progress)).toContain('=已完成检查');
});

it('lets whoever sees the whole city take a form for any unit', async () => {
  const office = at(db(), clock, anActor({ id: 'p-gjb' }));
  expect((await makeForm(office, sign, '2022-02', '110105')).bytes.length).toBeGreaterThan(1000);
});

it('is in the trail each time it is downloaded', async () => {
  const { rows } = await sql<{ actor: string; unit: string; reports: number }>`
    select distinct actor_name as actor, payload ->> 'unit' as unit, (payload ->> 'reports')::int > 0 as reports
      from platform.event where type = 'reporting.form_downloaded' and subject_id = 'month:2022-02' and payload ->> 'unit' = ${unit}`.execute(
    db(),
  );
  expect(rows).toEqual([{ actor: '填报员', unit, reports: true }]);
});
