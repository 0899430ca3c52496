import { expect, it } from 'vitest';
import { ownDatabase } from '../../../test/database.ts';
import { at, beijingPack, CITY } from '../../../test/make.ts';
import { ownServer } from '../../../test/server.ts';
import { loadPack } from '../../pack.ts';
import { emit } from '../events.ts';

const db = ownDatabase();
const now = '2022-03-01T04:00:00Z';
const api = ownServer(db, () => at(db(), now));

it('names what the events speak of: people, units, the measure of a promise; and takes the names away in the file', async () => {
  const ctx = at(db(), now);
  await loadPack(ctx, db(), beijingPack);
  const promise = await db().selectFrom('tasks.promise').select(['id', 'phrase', 'measure_id']).orderBy('id').executeTakeFirstOrThrow();
  const measure = await db().selectFrom('tasks.measure').select('text').where('id', '=', promise.measure_id).executeTakeFirstOrThrow();
  const payload = { unit: 'bj-sthjj', measureId: promise.measure_id, odd: ['not-a-uuid', 'x'.repeat(5000)] };
  await ctx.transact((tx) => emit(tx, ctx, { type: 'tasks.stage_recorded', subjectId: promise.id, payload }));

  const { items, names } = (await api().inject('/api/audit/events?type=tasks.stage_recorded')).json();
  expect(items).toHaveLength(1);
  expect(names[promise.id]).toEqual({ kind: 'promise', name: promise.phrase, of: promise.measure_id });
  expect(names[promise.measure_id]).toEqual({ kind: 'measure', name: measure.text, of: null });
  expect(names['bj-sthjj']).toMatchObject({ kind: 'unit', name: '市生态环境局' });
  expect(names[CITY]).toBeUndefined();

  const csv = (await api().inject('/api/audit/export?format=csv&type=tasks.stage_recorded')).body;
  expect(csv.split('\r\n')[0]).toContain('"事项","类型"');
  expect(csv).toContain('"登记成果阶段"');
  expect(csv).toContain(promise.phrase.slice(0, 10));
});
