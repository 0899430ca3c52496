import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy } from '../../test/monthly.ts';
import { cancelImport, confirmImport, readImport, startImport } from './import-job.ts';
import { openMonth } from './open-month.ts';

const db = ownDatabase();
const clock = '2022-03-02T02:00:00Z';
const office = () => at(db(), clock, anActor({ id: 'p-gjb' }));
const month = '2022-02';
const HEAD = '措施编号,单位代码,工作进展,责任人\n';
const districts = ['110101', '110102', '110105'];

beforeAll(async () => {
  await aCity(at(db(), clock), beijingPack);
  await aPlan(at(db(), clock));
  await openMonth(at(db(), clock), month);
});

const measureOf = async (unit: string): Promise<string> =>
  (await db().selectFrom('reporting.obligation').select('measure_id').where('unit_id', '=', unit).executeTakeFirstOrThrow()).measure_id;
async function settled(id: string) {
  for (let tries = 0; tries < 400; tries++) {
    const job = await readImport(office(), id);
    if (job.state !== 'checking' && job.state !== 'saving') return job;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error('the import does not end');
}
const send = async (text: string) => settled((await startImport(office(), month, { name: 'rows.csv', bytes: Buffer.from(text) })).id);

it('names every cell that is wrong, and cannot be confirmed', async () => {
  const measure = await measureOf('110101');
  const job = await send(`${HEAD}${measure},110101,,张处长\nno-id,110102,"已完成\n12家",李处长\n${measure},nowhere,已完成,王处长\n`);
  expect(job).toMatchObject({ state: 'refused', problems: [{ code: 'not_valid', row: 3, column: 'A', title: '措施编号' }] });
  const again = await send(`${HEAD}${measure},110101,,张处长\n${measure},nowhere,已完成,王处长\n`);
  expect(again.problems).toEqual([
    { code: 'progress_empty', row: 2, column: 'C', title: '工作进展' },
    { code: 'not_owed', row: 3, column: 'A', title: '措施编号' },
  ]);
  await expect(confirmImport(office(), again.id)).rejects.toMatchObject({ code: 'reporting.import_not_ready' });
  expect((await send('工作进展\n已完成\n')).problems.map(({ code }) => code)).toEqual(['heading_missing', 'heading_missing']);
});

it('writes nothing before it is confirmed or when it is given up, and all of it after', async () => {
  const measure = await measureOf('110101');
  const text = HEAD + districts.map((unit) => `${measure},${unit},"检查""12""家次",张处长\n`).join('');
  const states = async () => Promise.all(districts.map(async (unit) => (await owedBy(db(), unit, month))[0]?.state));
  const givenUp = await send(text);
  expect(givenUp).toMatchObject({ state: 'ready', total: 3, problems: [] });
  expect(await cancelImport(office(), givenUp.id)).toMatchObject({ state: 'cancelled' });
  await expect(confirmImport(office(), givenUp.id)).rejects.toMatchObject({ code: 'reporting.import_not_ready' });
  expect(await states()).toEqual(['due', 'due', 'due']);

  const { id } = await send(text);
  await expect(readImport(at(db(), clock, memberOf('110105')), id)).rejects.toMatchObject({ code: 'reporting.import_not_found' });
  await confirmImport(office(), id);
  expect(await settled(id)).toMatchObject({ state: 'done', total: 3, done: 3 });
  expect(await states()).toEqual(['submitted', 'submitted', 'submitted']);
  await expect(cancelImport(office(), id)).rejects.toMatchObject({ code: 'reporting.import_not_ready' });
});

it('lets one unit have five that wait to be confirmed, whoever began them, and counts none that came to an end', async () => {
  const measure = await measureOf('110106');
  const text = `${HEAD}${measure},110106,已检查,张处长\n`;
  const as = (id: string) => at(db(), clock, { ...memberOf('110106'), id });
  const begin = async (id: string) => {
    const job = await startImport(as(id), month, { name: 'rows.csv', bytes: Buffer.from(text) });
    for (let tries = 0; tries < 400 && (await readImport(as(id), job.id)).state === 'checking'; tries++)
      await new Promise((wait) => setTimeout(wait, 25));
    return job.id;
  };
  const [first = ''] = [await begin('p-1'), await begin('p-1'), await begin('p-2'), await begin('p-2'), await begin('p-1')];
  await expect(begin('p-2')).rejects.toMatchObject({ code: 'reporting.imports_pending' });
  await expect(begin('p-1')).rejects.toMatchObject({ code: 'reporting.imports_pending' });
  await expect(readImport(as('p-2'), first)).rejects.toMatchObject({ code: 'reporting.import_not_found' });
  expect(await send(`${HEAD}${await measureOf('110101')},110101,已检查,张处长\n`)).toBeDefined();
  await cancelImport(as('p-1'), first);
  expect(await begin('p-2')).not.toBe('');
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from reporting.import_job where bytes is not null and state not in ('checking', 'ready', 'saving')`.execute(
    db(),
  );
  expect(rows[0]?.n).toBe(0);
});
