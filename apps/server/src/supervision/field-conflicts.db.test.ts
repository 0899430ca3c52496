import { randomUUID } from 'node:crypto';
import { type FieldSubmission, listConflicts, readConflict } from '@gongjian/contract/supervision-field';
import type { Properties } from '@gongjian/domain/supervision/field/model';
import { emptyVisit, toProperties } from '@gongjian/domain/supervision/field/visit-properties';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { aCampaign, type FieldPlace } from '../../test/field.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity } from '../../test/monthly.ts';
import { allAtOnce } from '../../test/race.ts';
import { loadKinds } from '../cases/index.ts';
import type { Actor } from '../platform/actor.ts';
import { bareServer } from '../platform/server.ts';
import { holdVisit } from './field-repo.ts';
import { fieldRoutes } from './field-routes.ts';
import { syncSubmissions } from './sync-submissions.ts';

const db = ownDatabase();
const li = anActor({ id: 'p-li', name: '李检查' });
const zhao = anActor({ id: 'p-zhao', name: '赵检查' });
const district = { ...memberOf('110105'), holds: (what: string) => what === 'supervision.read' };
let place: FieldPlace;

async function ask(actor: Actor, method: 'GET' | 'POST', url: string, body: object = {}, version?: number) {
  const app = bareServer(async () => at(db(), '2022-06-02T02:00:00Z', actor));
  fieldRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url: `/api/field/conflicts${url}`, headers, ...(method === 'GET' ? {} : { payload: body }) });
}
const send = (actor: Actor, submission: FieldSubmission) => syncSubmissions(at(db(), '2022-06-02T02:00:00Z', actor), [submission]);
const said = (visitId: string, data: Properties, over: Partial<FieldSubmission> = {}): FieldSubmission => ({
  ...{ instanceId: randomUUID(), deprecates: null, visitId, targetId: place.targetId, action: 'update' },
  ...{ base: 1, trunk: 1, branch: randomUUID(), said: data },
  ...over,
});
const made = (visitId: string) =>
  said(visitId, toProperties(emptyVisit('2022-06-02T01:00:00Z')), { action: 'create', base: null, trunk: null, branch: null });
const cover = (value: string) => ({ 'answer.cover': JSON.stringify([value, '', []]) });

/** Two people who answered the same question of one visit differently. */
async function aConflict(): Promise<string> {
  const id = randomUUID();
  await send(li, made(id));
  await send(li, said(id, cover('yes')));
  await send(zhao, said(id, { ...cover('no'), signer: '赵工' }));
  return id;
}
const list = async (query = '') => listConflicts.reply.parse((await ask(li, 'GET', query)).json()).items;

beforeAll(async () => {
  const ctx = at(db(), '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
  place = await aCampaign(db(), [li, zhao]);
});

describe('a conflict of visits', () => {
  it('is listed with what is in dispute, the hard before the soft, and shown version by version', async () => {
    const soft = randomUUID();
    await send(li, made(soft));
    await send(li, said(soft, cover('yes')));
    await send(zhao, said(soft, { signer: '赵工' }));
    const hard = await aConflict();
    expect((await list()).map(({ visitId, conflict }) => [visitId, conflict])).toEqual([
      [hard, 'hard'],
      [soft, 'soft'],
    ]);
    expect(await list('?kind=hard')).toMatchObject([
      { conflicting: ['answer.cover'], target: { name: '工地甲' }, unit: { name: '朝阳区' } },
    ]);
    const detail = readConflict.reply.parse((await ask(li, 'GET', `/${hard}`)).json());
    expect(detail.versions.map(({ version, by, conflict }) => [version, by?.name, conflict])).toEqual([
      [1, '李检查', null],
      [2, '李检查', null],
      [3, '赵检查', 'hard'],
    ]);
    expect(detail.versions.at(-1)?.properties).toMatchObject(cover('no'));
  });

  it('ends when a person says what holds, which is a version of its own; not twice, not from an older view', async () => {
    const id = await aConflict();
    expect((await ask(li, 'POST', `/${id}/resolution`, { take: { 'answer.cover': 2 } }, 2)).json()).toMatchObject({
      code: 'supervision.changed',
    });
    expect((await ask(li, 'POST', `/${id}/resolution`, { take: { 'answer.wash': 2 } }, 3)).json()).toMatchObject({
      code: 'supervision.resolution_invalid',
    });
    expect((await ask(li, 'POST', `/${id}/resolution`, { take: { 'answer.cover': 2 } }, 3)).json()).toEqual({ version: 4 });
    const visit = await db().selectFrom('supervision.visit').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(visit).toMatchObject({ version: 4, conflict: null, signer: '赵工', answers: { cover: { value: 'yes' } } });
    expect((await ask(li, 'POST', `/${id}/resolution`, {}, 4)).json()).toMatchObject({ code: 'supervision.no_conflict' });
  });

  it('is resolved by the first of two who press at once', async () => {
    const id = await aConflict();
    const results = await allAtOnce(
      db(),
      (tx) => holdVisit(tx, '110000', id),
      2,
      async () => (await ask(li, 'POST', `/${id}/resolution`, {}, 3)).statusCode,
    );
    expect(results.map((each) => (each.status === 'fulfilled' ? each.value : each.reason)).sort()).toEqual([200, 409]);
  });

  it('comes back when the interrupted branch goes on', async () => {
    const id = randomUUID();
    const branch = randomUUID();
    await send(li, made(id));
    await send(zhao, said(id, { signer: '赵工' }));
    await send(li, said(id, cover('yes'), { branch }));
    await ask(li, 'POST', `/${id}/resolution`, {}, 3);
    await send(li, said(id, { 'answer.wash': '["yes","",[]]' }, { base: 2, branch }));
    expect((await list()).find(({ visitId }) => visitId === id)).toMatchObject({ conflict: 'soft', version: 5 });
  });

  it('shows what waits, and lets it be taken back: it is not applied then, and refused when sent again', async () => {
    const id = randomUUID();
    const early = said(id, cover('no'), { base: 2, trunk: null });
    await send(li, early);
    expect((await list('?kind=held')).find(({ visitId }) => visitId === id)).toMatchObject({
      version: null,
      held: [{ instanceId: early.instanceId, by: { name: '李检查' } }],
    });
    const taken = { instanceId: early.instanceId };
    expect((await ask(li, 'POST', `/${id}/withdrawals`, taken)).statusCode).toBe(200);
    expect((await ask(li, 'POST', `/${id}/withdrawals`, taken)).statusCode).toBe(404);
    expect(await send(li, early)).toMatchObject([{ outcome: 'refused', why: 'instance_deleted' }]);
    expect((await list('?kind=held')).some(({ visitId }) => visitId === id)).toBe(false);
  });

  it('is nothing the inspected can see or end', async () => {
    const id = await aConflict();
    expect((await ask(district, 'GET', '')).json()).toEqual({ items: [], total: 0 });
    expect((await ask(district, 'GET', `/${id}`)).statusCode).toBe(404);
    expect((await ask(district, 'POST', `/${id}/resolution`, {}, 3)).statusCode).toBe(403);
  });
});
