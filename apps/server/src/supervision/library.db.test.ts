import { example, listExamples, listReferrals, referral } from '@gongjian/contract/supervision-library';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { aSupervisedCity, chaoyang, codes, desk, inspector, office, pdf, playing } from '../../test/supervision.ts';
import { inTransaction } from '../platform/db.ts';

const db = ownDatabase();
const { call, assigned } = desk(db);
const examples = '/api/supervision/examples';
const referrals = '/api/supervision/referrals';
let caseId = '';

beforeAll(async () => {
  await aSupervisedCity(db());
  caseId = (await assigned()).case.id;
});

describe('an example', () => {
  const words = { title: '工地苫盖不到位', situation: '裸土二百平方米', practice: '两周内全部苫盖', lesson: '每日巡查' };
  const write = async () => example.parse((await call(office, 'POST', examples, { case: caseId, kind: 'bad', ...words })).json());
  const decide = (one: { id: string; version: number }, what: string, actor = inspector) =>
    call(actor, 'POST', `${examples}/${one.id}/decision`, { do: what }, one);
  const seenBy = async (actor: typeof office, state?: string) =>
    listExamples.reply.parse((await call(actor, 'GET', `${examples}?limit=200${state === undefined ? '' : `&state=${state}`}`)).json())
      .items;

  it('is seen by the offices alone until somebody else approves it, then by all', async () => {
    const draft = await write();
    expect(draft).toMatchObject({ state: 'draft', case: { id: caseId }, mayDo: ['edit', 'withdraw'] });
    expect((await seenBy(chaoyang)).map(({ id }) => id)).not.toContain(draft.id);
    expect(codes(await decide(draft, 'approve', office))).toEqual(['supervision.own_example']);
    const approved = example.parse((await decide(draft, 'approve')).json());
    expect(approved).toMatchObject({ state: 'approved', decidedBy: 'inspector某', mayDo: ['withdraw'] });
    const seen = (await seenBy(playing('leader', 'elsewhere', '110106'))).find(({ id }) => id === draft.id);
    expect(seen).toMatchObject({ title: '工地苫盖不到位', case: null, mayDo: [] });
    expect(codes(await call(office, 'PUT', `${examples}/${draft.id}`, words, approved))).toEqual(['supervision.decided_already']);
    await decide(approved, 'withdraw');
    expect((await seenBy(chaoyang)).map(({ id }) => id)).not.toContain(draft.id);
  });

  it('of two who decide at the same moment is decided by one; an edit makes an old look stale', async () => {
    const draft = await write();
    const edited = example.parse((await call(office, 'PUT', `${examples}/${draft.id}`, { ...words, title: '新题' }, draft)).json());
    expect(codes(await decide(draft, 'approve'))).toEqual(['supervision.changed']);
    const both = await Promise.all([decide(edited, 'approve'), decide(edited, 'withdraw')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is written by no unit', async () => {
    expect(codes(await call(chaoyang, 'POST', examples, { case: caseId, kind: 'bad', ...words }))).toEqual(['access.denied']);
    const forged = inTransaction(db(), chaoyang, (tx) =>
      sql`insert into supervision.example (city, case_id, kind, title, situation, practice, lesson, by_id, by_name, at)
          values ('110000', ${caseId}, 'good', 'x', 'x', 'x', 'x', 'x', 'x', now())`.execute(tx),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});

describe('a referral', () => {
  const said = { unit: '110105', persons: [{ name: '张某', post: '科长' }], reason: '逾期四十日未整改', addressee: '市纪委监委' };
  const make = async () => referral.parse((await call(office, 'POST', referrals, { ...said, case: caseId })).json());
  const conclude = (one: { id: string; version: number }, on = '2022-06-01') =>
    call(office, 'POST', `${referrals}/${one.id}/outcome`, { outcome: '诫勉谈话', on }, one);

  it('is made with its materials and concluded with its outcome, once', async () => {
    const one = await make();
    const with_ = await call(office, 'POST', `${referrals}/${one.id}/files`, {}, { file: { bytes: pdf, name: '移送书.pdf' } });
    const [file] = referral.parse(with_.json()).files;
    expect(file).toMatchObject({ name: '移送书.pdf', size: pdf.length });
    expect((await call(office, 'GET', `${referrals}/${one.id}/files/${file?.id}`)).rawPayload).toEqual(pdf);
    expect(codes(await conclude(one, '2022-06-02'))).toEqual(['supervision.outcome_invalid', 'day_not_between']);
    const both = await Promise.all([conclude(one), conclude(one)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const late = await call(office, 'POST', `${referrals}/${one.id}/files`, {}, { file: { bytes: pdf } });
    expect(codes(late)).toEqual(['supervision.decided_already']);
    const listed = listReferrals.reply.parse((await call(office, 'GET', `${referrals}?state=concluded`)).json());
    expect(listed.items).toMatchObject([{ unit: { name: '朝阳区' }, outcome: '诫勉谈话', concludedOn: '2022-06-01' }]);
  });

  it('is told to nobody who is not entitled, whatever else they may see', async () => {
    const one = await make();
    for (const role of ['inspector', 'auditor', 'leader', 'reporter', 'reviewer'] as const) {
      const somebody = playing(role, role, ['inspector', 'auditor'].includes(role) ? undefined : '110105');
      for (const url of [referrals, `${referrals}/${one.id}`]) expect(codes(await call(somebody, 'GET', url))).toEqual(['access.denied']);
      expect(codes(await call(somebody, 'POST', referrals, said))).toEqual(['access.denied']);
    }
  });

  it('is shown by the database to no transaction that has not asked, not even to one that sees the whole city', async () => {
    const one = await make();
    await call(office, 'POST', `${referrals}/${one.id}/files`, {}, { file: { bytes: pdf } });
    for (const actor of [inspector, office, chaoyang]) {
      for (const table of ['referral', 'referral_file']) {
        const seen = inTransaction(db(), actor, (tx) => sql`select from supervision.${sql.ref(table)}`.execute(tx));
        expect((await seen).rows).toEqual([]);
      }
    }
    const forged = inTransaction(db(), inspector, (tx) =>
      sql`insert into supervision.referral (city, unit_id, reason, addressee, by_id, by_name, at)
          values ('110000', '110105', 'x', 'x', 'x', 'x', now())`.execute(tx),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('leaves in the trail that it was made, but neither persons nor reason', async () => {
    const one = await make();
    const { rows } = await sql<{ payload: object }>`select payload from platform.event where subject_id = ${one.id}`.execute(db());
    expect(rows).toEqual([{ payload: {} }]);
  });
});
