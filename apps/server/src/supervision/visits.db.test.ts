import { randomUUID } from 'node:crypto';
import * as contract from '@gongjian/contract/supervision';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import {
  allWell,
  aSupervisedCity,
  chaoyang,
  codes,
  colleague,
  desk,
  fengtai,
  inspector,
  jpeg,
  office,
  pdf,
  stranger,
  visitSaid,
} from '../../test/supervision.ts';
import { inTransaction } from '../platform/db.ts';

const db = ownDatabase();
const { call, running, opened, photographed, found } = desk(db);
const visits = '/api/supervision/visits';
const save = (one: { id: string; version: number }, said: object, actor = inspector) =>
  call(actor, 'PUT', `${visits}/${one.id}`, { ...visitSaid(), ...said }, { version: one.version });
const submit = (one: { id: string; version: number }, actor = inspector) =>
  call(actor, 'POST', `${visits}/${one.id}/submit`, {}, { version: one.version });

beforeAll(() => aSupervisedCity(db()));

describe('a visit', () => {
  it('at which nothing is wrong is handed in and makes no case', async () => {
    const one = contract.visit.parse((await submit(await opened())).json());
    expect(one).toMatchObject({ state: 'submitted', found: 0, findings: [], mayEdit: false, version: 2 });
    expect(codes(await save(one, {}))).toEqual(['supervision.visit_submitted']);
    expect(codes(await submit(one))).toEqual(['supervision.visit_submitted']);
  });

  it('at which something is wrong makes one case of each, with its clause and place', async () => {
    const one = await found();
    expect(one.findings).toMatchObject([{ item: 'covering', stage: '登记', closedOn: null }]);
    const made = (await call(office, 'GET', `/api/cases/${one.findings[0]?.caseId}`)).json();
    expect(made).toMatchObject({
      ...{ title: '朝阳区施工工地：不符合“裸露土方和易产尘物料全部覆盖”', origin: 'inspection', place: one.files[0]?.place },
      fields: {
        ...{ subject: '裸土未苫盖约 200 平方米', unit: '110105', severity: '较重', item: '裸露土方和易产尘物料全部覆盖' },
        clause: '《中华人民共和国大气污染防治法》第六十九条',
      },
    });
  });

  it('is told all that is lacking when it is handed in, and keeps what was written', async () => {
    const one = await opened({
      ...{ endedAt: null, place: null, unsignedReason: '' },
      answers: { fencing: { value: 'no' }, pm10: { value: 'many' }, other: { value: 'yes' } },
    });
    expect(codes(await submit(one))).toEqual([
      'supervision.visit_invalid',
      ...['place_missing', 'not_ended', 'item_unknown', 'note_missing', 'photo_missing'],
      ...Array.from({ length: 6 }, () => 'answer_missing'),
      ...['answer_invalid', 'signature_missing'],
    ]);
    expect((await call(inspector, 'GET', `${visits}/${one.id}`)).json()).toMatchObject({
      state: 'open',
      answers: { pm10: { value: 'many' } },
    });
  });

  it('asks a photo of a "no" for its place and time', async () => {
    const one = await opened();
    const blank = { id: randomUUID(), kind: 'photo', longitude: '', latitude: '' };
    const refused = await call(inspector, 'POST', `${visits}/${one.id}/files`, blank, { file: { bytes: jpeg } });
    expect(codes(refused)[0]).toBe('request.invalid');
    const bare = randomUUID();
    await call(inspector, 'POST', `${visits}/${one.id}/files`, { id: bare, kind: 'photo' }, { file: { bytes: jpeg } });
    const answers = { ...allWell, covering: { value: 'no', note: '未苫盖', photos: [bare] } };
    const saved = contract.visit.parse((await save(one, { answers })).json());
    expect(codes(await submit(saved))).toEqual(['supervision.visit_invalid', 'photo_without_place', 'photo_without_time']);
  });

  it('sent twice is kept once, and so is a photo', async () => {
    const { targetList } = await running();
    const body = { ...visitSaid(), id: randomUUID(), target: targetList[0]?.id };
    const [first, again] = [await call(inspector, 'POST', visits, body), await call(inspector, 'POST', visits, body)];
    expect([first.statusCode, ...codes(again)]).toEqual([201, 'supervision.visit_exists']);
    const one = contract.visit.parse(first.json());
    const photo = { id: randomUUID(), kind: 'photo' };
    for (const _ of [1, 2]) await call(inspector, 'POST', `${visits}/${one.id}/files`, photo, { file: { bytes: jpeg } });
    expect((await call(inspector, 'GET', `${visits}/${one.id}`)).json()).toMatchObject({ files: [{ id: photo.id, size: 4 }] });
  });

  it('refuses a file that is no picture, or of tomorrow', async () => {
    const one = await opened();
    const attach = (said: object, bytes: Buffer) =>
      call(inspector, 'POST', `${visits}/${one.id}/files`, { id: randomUUID(), kind: 'photo', ...said }, { file: { bytes } });
    expect(codes(await attach({}, pdf))).toEqual(['supervision.file_refused', 'kind_not_accepted']);
    expect(codes(await attach({}, Buffer.from('<svg onload=alert(1)>')))).toEqual(['supervision.file_refused', 'kind_not_accepted']);
    expect(codes(await attach({ takenAt: '2022-06-02T02:00:00Z' }, jpeg))).toEqual(['supervision.file_refused', 'taken_in_future']);
  });

  it('of two who hand it in at the same moment is handed in once, and makes its cases once', async () => {
    const one = await opened();
    const { id } = await photographed(one);
    const answers = { ...allWell, covering: { value: 'no', note: '未苫盖', photos: [id] } };
    const saved = contract.visit.parse((await save(one, { answers })).json());
    const both = await Promise.all([submit(saved), submit(saved, colleague)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await call(office, 'GET', `${visits}/${one.id}`)).json()).toMatchObject({ found: 1 });
  });

  it('is made by the team alone, while the campaign runs', async () => {
    const one = await opened();
    expect(codes(await save(one, {}, stranger))).toEqual(['supervision.not_of_team']);
    expect(codes(await save(one, {}, office))).toEqual(['access.denied']);
    const { id, version, targetList } = await running();
    await call(office, 'POST', `/api/supervision/campaigns/${id}/deeds`, { do: 'close', summary: '完' }, { version });
    const late = { ...visitSaid(), id: randomUUID(), target: targetList[0]?.id };
    expect(codes(await call(inspector, 'POST', visits, late))).toEqual(['supervision.not_now']);
  });
});

describe('what was seen', () => {
  it('is read by the inspected unit when it is handed in, and by no other unit', async () => {
    const open = await opened();
    const done = await found();
    const read = (actor: typeof chaoyang, id: string) => call(actor, 'GET', `${visits}/${id}`);
    expect(codes(await read(chaoyang, open.id))).toEqual(['supervision.visit_not_found']);
    expect((await read(chaoyang, done.id)).json()).toMatchObject({ state: 'submitted', mayEdit: false, files: [{ kind: 'photo' }] });
    expect(codes(await read(fengtai, done.id))).toEqual(['supervision.visit_not_found']);
    const file = `${visits}/${done.id}/files/${done.files[0]?.id}`;
    expect((await call(chaoyang, 'GET', file)).statusCode).toBe(200);
    expect(codes(await call(fengtai, 'GET', file))).toEqual(['supervision.file_not_found']);
  });

  it('is changed by no unit, whatever it says to the database', async () => {
    const { id } = await found();
    const as = (statement: ReturnType<typeof sql>) => inTransaction(db(), chaoyang, (tx) => statement.execute(tx));
    expect((await as(sql`update supervision.visit set answers = '{}' where id = ${id}`)).numAffectedRows).toBe(0n);
    await expect(as(sql`delete from supervision.visit_file`)).rejects.toThrow(/permission denied/);
    await expect(as(sql`delete from supervision.finding`)).rejects.toThrow(/permission denied/);
  });
});
