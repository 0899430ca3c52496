import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '@gongjian/contract/plan';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { uploaded } from '../../test/uploaded.ts';
import { loadUnits } from '../org/index.ts';
import { bareServer } from '../platform/server.ts';
import { planRoutes } from './routes.ts';

const db = ownDatabase();
const ctx = () => at(db(), '2022-03-01T02:00:00Z');
const app = () => {
  const server = bareServer(async () => ctx());
  planRoutes(server);
  return server;
};

beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
});

const start = async () => {
  const notice = await readFile(join(beijingPack, 'notice.txt'));
  return (await app().inject({ method: 'POST', url: '/api/plan/imports', ...uploaded('通知.txt', notice) })).json();
};
const post = (path: string, version: number, payload: object) =>
  app().inject({ method: 'POST', url: path, headers: { 'if-match': `"${version}"` }, payload });
const edits = async (id: string) =>
  contract.listEdits.reply.parse((await app().inject({ url: `/api/plan/imports/${id}/edits` })).json()).items;

describe('the promises of a text that is another now', () => {
  it('reads the promises of a changed text again, keeps what a person made of them, and takes both back together', async () => {
    const { id } = await start();
    const edit = async (version: number, ...edits: object[]) =>
      contract.editReply.parse((await post(`/api/plan/imports/${id}/edits`, version, { edits })).json());
    const measure = async () => {
      const review = contract.readImport.reply.parse((await app().inject({ url: `/api/plan/imports/${id}` })).json());
      const one = review.plans[0]?.sections[0]?.tasks[0]?.measures[0];
      if (!one) throw new Error('no first measure');
      return one;
    };
    const first = '2022年底前，细颗粒物年均浓度控制在30微克/立方米以内；6月底前，制定低碳试点工作方案。';
    const told = await edit(1, { op: 'setText', measure: 'm1', text: first });
    expect(told.reread).toMatchObject([{ measure: 'm1', added: expect.arrayContaining([expect.stringContaining('30微克')]) }]);
    const { targets, deliverables } = await measure();
    expect(targets.map(({ value }) => value)).toEqual(['30']);
    expect(deliverables.map(({ by }) => by)).toEqual(['2022-06-30']);

    const byHand = { ...targets[0], value: '29', phrase: '控制在29微克/立方米以内' };
    await edit(2, { op: 'setTargets', measure: 'm1', targets: [byHand] });
    await edit(3, { op: 'setText', measure: 'm1', text: first.replace('6月底前', '9月底前') });
    const again = await measure();
    expect(again.targets.map(({ value }) => value)).toEqual(['29']);
    expect(again.deliverables.map(({ by }) => by)).toEqual(['2022-09-30']);

    expect((await post(`/api/plan/imports/${id}/undo`, 4, {})).statusCode).toBe(200);
    const back = await measure();
    expect([back.text, back.targets.map(({ value }) => value), back.deliverables.map(({ by }) => by)]).toEqual([
      first,
      ['29'],
      ['2022-06-30'],
    ]);
  });

  it('reads the promises again where a measure is split or two are made one, and takes all of it back together', async () => {
    const { id } = await start();
    const edit = async (version: number, ...edits: object[]) =>
      contract.editReply.parse((await post(`/api/plan/imports/${id}/edits`, version, { edits })).json());
    const measures = async () => {
      const review = contract.readImport.reply.parse((await app().inject({ url: `/api/plan/imports/${id}` })).json());
      const task = review.plans[0]?.sections[0]?.tasks[0];
      return (task?.measures ?? []).map(({ id: measure, targets, deliverables }) => ({
        measure,
        targets: targets.map(({ value }) => value),
        deliverables: deliverables.map(({ by }) => by),
      }));
    };
    // As one sentence the paper is due by the end of the year; a part of its own, it is due with the part's own date.
    const [head, tail] = ['细颗粒物年均浓度控制在30微克/立方米以内；', '6月底前，制定低碳试点工作方案。'];
    await edit(1, { op: 'setText', measure: 'm1', text: head + tail });
    await edit(2, { op: 'setTargets', measure: 'm1', targets: [] });

    const split = await edit(3, { op: 'splitMeasure', measure: 'm1', at: head.length });
    const second = `m-e${(await edits(id)).findLast(({ edit: { op } }) => op === 'splitMeasure')?.no}`;
    expect((await measures()).slice(0, 2)).toEqual([
      { measure: 'm1', targets: [], deliverables: [] },
      { measure: second, targets: [], deliverables: ['2022-06-30'] },
    ]);
    expect(split.tasks).toHaveLength(1);

    const longer = '9月底前，印发扬尘管控工作方案，';
    await edit(4, { op: 'setText', measure: second, text: longer + tail });
    const merged = await edit(5, { op: 'mergeMeasure', measure: second, into: 'm1' });
    expect(merged.counts.measures).toBe(88);
    expect((await measures())[0]).toEqual({ measure: 'm1', targets: [], deliverables: ['2022-09-30', '2022-06-30'] });
    expect((await post(`/api/plan/imports/${id}/undo`, 6, {})).statusCode).toBe(200);
    expect((await measures()).slice(0, 2)).toEqual([
      { measure: 'm1', targets: [], deliverables: [] },
      { measure: second, targets: [], deliverables: ['2022-09-30', '2022-06-30'] },
    ]);
  });

  it('reads again what a part of a split measure promises on its own', async () => {
    const { id } = await start();
    const text = '6月底前，完成扬尘管控；制定低碳试点工作方案，推广电动车1000辆。';
    const told = async (version: number, one: object) =>
      contract.editReply.parse((await post(`/api/plan/imports/${id}/edits`, version, { edits: [one] })).json());
    await told(1, { op: 'setText', measure: 'm1', text });
    // Cut in the middle of a figure: neither part says it any longer.
    const cut = await told(2, { op: 'splitMeasure', measure: 'm1', at: text.indexOf('1000辆') + 2 });
    expect(cut.reread.flatMap(({ removed }) => removed).join()).toContain('1000辆');
    expect((await edits(id)).filter(({ edit: { op } }) => op === 'setTargets').length).toBeGreaterThan(0);
    const undone = contract.editReply.parse((await post(`/api/plan/imports/${id}/undo`, 3, {})).json());
    expect(undone.counts.measures).toBe(88);
    const { plans } = contract.readImport.reply.parse((await app().inject({ url: `/api/plan/imports/${id}` })).json());
    expect(plans[0]?.sections[0]?.tasks[0]?.measures[0]?.targets.map(({ value }) => value)).toEqual(['1000']);
  });
});
