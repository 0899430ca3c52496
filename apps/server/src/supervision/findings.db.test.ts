import { type Finding, finding, listFindings, listLookBacks, listProposals, listPublicity } from '@gongjian/contract/supervision-findings';
import { localDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at } from '../../test/make.ts';
import {
  aSupervisedCity,
  chaoyang,
  codes,
  desk,
  fengtai,
  inspector,
  jpeg,
  MORNING,
  office,
  playing,
  stranger,
} from '../../test/supervision.ts';
import type { Actor } from '../platform/actor.ts';
import { inTransaction } from '../platform/db.ts';
import { countFindings } from './count-findings.ts';

const db = ownDatabase();
const { call, assigned, proof, read, found } = desk(db);
const base = '/api/supervision/findings';
const deed = (actor: Actor, one: Finding, path: string, body: object, on?: string) =>
  call(actor, 'POST', `${base}/${one.case.id}/${path}`, body, { version: one.case.version, ...(on === undefined ? {} : { on }) });
const done = async (reply: ReturnType<typeof deed>): Promise<Finding> => finding.parse((await reply).json());

const plan = {
  ...{ goal: '裸土全部苫盖', dutyUnit: '110105', supervisingUnit: 'bj-sthjj', deadline: '2022-06-30' },
  measures: [
    { text: '购置密闭式防尘网', by: '2022-06-10' },
    { text: '全部苫盖并每日巡查', by: '2022-06-20' },
  ],
};
const allDone = [
  { done: true, note: '已购置' },
  { done: true, note: '已苫盖' },
];

const handedIn = async (one: Finding) => {
  const evidence = await proof(one.case.id, chaoyang, 'document');
  return done(deed(chaoyang, await read(one.case.id, chaoyang), 'plan', { ...plan, evidence }));
};
const agreed = async () => done(deed(office, await handedIn(await assigned()), 'plan/review', { agreed: true }));
const selfChecked = async (one: Finding, on?: string) => {
  const evidence = await proof(one.case.id, chaoyang, 'photo', on);
  return done(deed(chaoyang, await read(one.case.id, chaoyang), 'self-check', { results: allDone, evidence }, on));
};
const verified = async (one: Finding, on?: string) => {
  const evidence = await proof(one.case.id, inspector, 'photo', on);
  return done(deed(inspector, await read(one.case.id), 'verification', { passed: true, results: allDone, evidence }, on));
};
const writtenOff = async (one: Finding, on: string) => {
  const evidence = await proof(one.case.id, office, 'document', on);
  return deed(office, await read(one.case.id), 'write-off', { evidence }, on);
};
/** In publicity since the first of June; seven working days end on the thirteenth, after the Dragon Boat holiday and a weekend. */
const inPublicity = async () => verified(await selfChecked(await agreed()));
const AFTER = '2022-06-14T02:00:00Z';
const closed = async () => done(writtenOff(await inPublicity(), AFTER));

beforeAll(() => aSupervisedCity(db()));

describe('a finding', () => {
  it('goes through plan, self-check, verification, publicity and writing off to looking back', async () => {
    const one = await assigned();
    expect(one).toMatchObject({
      case: { stage: { code: 'planning' }, mayDo: ['suspend'] },
      origin: { target: '朝阳区施工工地', item: { code: 'covering' } },
    });
    expect((await read(one.case.id, chaoyang)).mayDo).toEqual(['plan']);
    const planned = await handedIn(one);
    expect(planned).toMatchObject({
      plans: [{ round: 1, state: 'submitted', dutyUnit: { name: '朝阳区' } }],
      case: { stage: { code: 'plan_review' } },
    });
    const agreedTo = await done(deed(office, planned, 'plan/review', { agreed: true }));
    expect(agreedTo).toMatchObject({ plans: [{ state: 'agreed', decidedBy: 'office某' }], case: { stage: { code: 'rectifying' } } });
    const checked = await selfChecked(agreedTo);
    expect(checked).toMatchObject({ checks: [{ kind: 'self', results: allDone }], case: { stage: { code: 'verifying' } } });
    const passed = await verified(checked);
    expect(passed).toMatchObject({ publicity: { from: '2022-06-01', until: '2022-06-13', stopped: false } });
    expect(codes(await writtenOff(passed, '2022-06-13T02:00:00Z'))).toEqual(['supervision.write_off_early', 'publicity_not_over']);
    const over = await done(writtenOff(passed, AFTER));
    expect(over).toMatchObject({
      ...{ case: { closedOn: '2022-06-14' }, publicity: null },
      lookBacks: [
        { due: '2022-09-12', state: 'open' },
        { due: '2022-12-11', state: 'open' },
      ],
    });
  });

  it('takes none of these steps on the page of its case', async () => {
    const { case: one } = await agreed();
    const evidence = await proof(one.id, chaoyang, 'photo');
    const body = { do: 'step', action: 'hand_in', evidence };
    const reply = await call(chaoyang, 'POST', `/api/cases/${one.id}/deeds`, body, { version: one.version });
    expect(codes(reply)).toEqual(['cases.deed_forbidden', 'taken_elsewhere']);
  });

  it('is told all that is wrong with its plan', async () => {
    const one = await assigned();
    const evidence = await proof(one.case.id, chaoyang, 'document');
    const mine = await read(one.case.id, chaoyang);
    const wrong = { ...plan, supervisingUnit: '110105', deadline: '2022-06-01', measures: [{ text: '苫盖', by: '2022-05-01' }], evidence };
    expect(codes(await deed(chaoyang, mine, 'plan', wrong))).toEqual([
      'supervision.rectification_invalid',
      'deadline_not_ahead',
      'measure_in_past',
      'supervises_itself',
    ]);
    expect(codes(await deed(chaoyang, mine, 'plan', plan))).toEqual(['cases.deed_forbidden', 'evidence_missing']);
    expect(codes(await deed(chaoyang, mine, 'plan', { ...plan, dutyUnit: 'nowhere', evidence }))).toEqual([
      'supervision.unit_unknown',
      'unit_unknown',
    ]);
  });

  it('keeps every plan, also those that were returned', async () => {
    const first = await handedIn(await assigned());
    expect(codes(await deed(office, first, 'plan/review', { agreed: false }))).toEqual(['cases.deed_forbidden', 'reason_missing']);
    const back = await done(deed(office, first, 'plan/review', { agreed: false, reason: '措施不具体' }));
    expect(back).toMatchObject({ plans: [{ state: 'returned', review: '措施不具体' }], case: { stage: { code: 'planning' } } });
    expect(await handedIn(back)).toMatchObject({ plans: [{ round: 1 }, { round: 2, state: 'submitted' }] });
  });

  it('is said to be done only when every measure is, and passed only what is done', async () => {
    const one = await agreed();
    const evidence = await proof(one.case.id, chaoyang, 'photo');
    const half = [allDone[0], { done: false, note: '' }];
    expect(codes(await deed(chaoyang, one, 'self-check', { results: half, evidence }))).toEqual([
      'supervision.check_invalid',
      'not_all_done',
      'note_missing',
    ]);
    expect(codes(await deed(chaoyang, one, 'self-check', { results: [], evidence }))).toEqual([
      'supervision.check_invalid',
      'results_not_of_plan',
    ]);
    const checked = await selfChecked(one);
    const photo = await proof(one.case.id, inspector, 'photo');
    expect(codes(await deed(inspector, checked, 'verification', { passed: true, results: half, evidence: photo }))).toContain(
      'not_all_done',
    );
    const back = await done(
      deed(inspector, checked, 'verification', { passed: false, note: '北侧仍裸露', results: [allDone[0], { done: false, note: '北侧' }] }),
    );
    expect(back).toMatchObject({ case: { stage: { code: 'rectifying' }, returns: 1 }, checks: [{}, { kind: 'on_site', passed: false }] });
  });

  it('is verified by nobody who did the work', async () => {
    const both = playing('reporter', 'both', '110105');
    const manifold: Actor = { ...both, seesAll: true, holds: () => true, may: () => true };
    const one = await agreed();
    const evidence = await proof(one.case.id, manifold, 'photo');
    const checked = await done(deed(manifold, one, 'self-check', { results: allDone, evidence }));
    const photo = await proof(one.case.id, manifold, 'photo');
    expect(codes(await deed(manifold, checked, 'verification', { passed: true, results: allDone, evidence: photo }))).toContain(
      'doer_cannot_verify',
    );
    expect(checked.mayDo).not.toContain('verify');
  });

  it('of two who review it at the same moment is reviewed by one', async () => {
    const one = await handedIn(await assigned());
    const both = await Promise.all([office, inspector].map((actor) => deed(actor, one, 'plan/review', { agreed: true })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('an objection', () => {
  const objection = { objector: '王女士', contact: '13800000000', text: '夜间仍有扬尘', receivedOn: '2022-06-06' };
  const object = async () => done(deed(office, await inPublicity(), 'objections', objection, '2022-06-06T02:00:00Z'));

  it('stops the publicity; rejected, the days it stood are added', async () => {
    const one = await object();
    expect(one).toMatchObject({
      publicity: { stopped: true },
      objections: [{ state: 'open', objector: '王女士' }],
      mayDo: ['object', 'decide_objection'],
    });
    expect(codes(await writtenOff(one, AFTER))).toContain('suspended');
    const answer = { upheld: false, answer: '夜间复查未见扬尘' };
    const path = `objections/${one.objections[0]?.id}/decision`;
    const on = '2022-06-09T02:00:00Z';
    const going = await done(deed(office, await read(one.case.id), path, answer, on));
    expect(going).toMatchObject({ publicity: { until: '2022-06-16', stopped: false }, objections: [{ state: 'rejected' }] });
    expect(codes(await deed(office, going, path, answer, on))).toEqual(['supervision.decided_already']);
    expect((await writtenOff(going, '2022-06-17T02:00:00Z')).statusCode).toBe(200);
  });

  it('of several, the last answered lets it go on; one that is upheld sends it back', async () => {
    const first = await object();
    const two = await done(deed(office, first, 'objections', { ...objection, text: '白天也有' }, '2022-06-06T02:00:00Z'));
    expect(two.objections).toHaveLength(2);
    const decide = (one: Finding, i: number, upheld: boolean) =>
      done(deed(office, one, `objections/${one.objections[i]?.id}/decision`, { upheld, answer: '经查' }, '2022-06-07T02:00:00Z'));
    const still = await decide(two, 0, false);
    expect(still.publicity).toMatchObject({ stopped: true });
    const back = await decide(still, 1, true);
    expect(back).toMatchObject({ publicity: null, case: { stage: { code: 'rectifying' }, suspended: false, returns: 1 } });
  });

  it('is refused outside the publicity, and told to no unit', async () => {
    expect(codes(await deed(office, await agreed(), 'objections', { ...objection, receivedOn: '2022-06-01' }))).toEqual([
      'supervision.not_public',
    ]);
    const early = await deed(office, await inPublicity(), 'objections', { ...objection, receivedOn: '2022-05-31' });
    expect(codes(early)).toEqual(['supervision.objection_invalid', 'not_in_publicity']);
    const one = await object();
    expect((await read(one.case.id, chaoyang)).objections).toEqual([]);
    expect(codes(await deed(chaoyang, one, 'objections', objection))).toEqual(['access.denied']);
    const seen = await inTransaction(db(), chaoyang, (tx) => sql`select from supervision.objection`.execute(tx));
    expect(seen.rows).toEqual([]);
    const listed = listPublicity.reply.parse((await call(chaoyang, 'GET', '/api/supervision/publicity')).json());
    expect(listed.items.find((item) => item.case.id === one.case.id)).toMatchObject({ stopped: true, openObjections: null });
    const known = listPublicity.reply.parse((await call(office, 'GET', '/api/supervision/publicity?limit=200')).json());
    expect(known.items.find((item) => item.case.id === one.case.id)).toMatchObject({ openObjections: 1, over: false });
  });
});

describe('looking back', () => {
  const look = (id: string | undefined, result: 'kept' | 'lapsed', on = '2022-09-12T02:00:00Z', actor = inspector) => {
    const said = { result, note: '现场查看', longitude: 116.45, latitude: 39.92, takenAt: on };
    return call(actor, 'POST', `/api/supervision/look-backs/${id}`, said, { file: { bytes: jpeg }, on });
  };

  it('comes by its day, and what is kept stays closed', async () => {
    const one = await closed();
    const [first, second] = one.lookBacks;
    expect(codes(await look(first?.id, 'kept', '2022-09-11T02:00:00Z'))).toEqual(['supervision.look_back_not_due']);
    const due = listLookBacks.reply.parse(
      (await call(office, 'GET', '/api/supervision/look-backs?state=open&until=2022-09-30', {}, { on: '2022-09-13T02:00:00Z' })).json(),
    );
    expect(due.items.map(({ id }) => id)).toContain(first?.id);
    expect(due.items.find(({ id }) => id === first?.id)).toMatchObject({ overdue: true, closedOn: '2022-06-14' });
    const seen = await look(first?.id, 'kept');
    expect(seen.json()).toMatchObject({
      case: { closedOn: '2022-06-14' },
      lookBacks: [
        { state: 'kept', by: 'inspector某' },
        { id: second?.id, state: 'open' },
      ],
    });
    expect(codes(await look(first?.id, 'kept'))).toEqual(['supervision.decided_already']);
    expect((await call(chaoyang, 'GET', `/api/supervision/look-backs/${first?.id}/photo`)).statusCode).toBe(200);
    expect(codes(await call(fengtai, 'GET', `/api/supervision/look-backs/${first?.id}/photo`))).toEqual(['supervision.file_not_found']);
  });

  it('opens again what has lapsed and proposes a special inspection, which a person accepts', async () => {
    const one = await closed();
    const lapsed = finding.parse((await look(one.lookBacks[0]?.id, 'lapsed')).json());
    expect(lapsed).toMatchObject({ case: { closedOn: null, returns: 1 }, lookBacks: [{ state: 'lapsed' }, { state: 'void' }] });
    const proposed = listProposals.reply.parse((await call(office, 'GET', '/api/supervision/proposals?state=open')).json());
    const mine = proposed.items.find((item) => item.case.id === one.case.id);
    expect(mine).toMatchObject({ reason: 'lapsed', returns: 1, unit: { name: '朝阳区' } });
    const accept = { accepted: true, answer: '同意', title: '朝阳区工地专项督察', startsOn: '2022-10-10', endsOn: '2022-10-31' };
    const both = await Promise.all(
      [1, 2].map(() => call(office, 'POST', `/api/supervision/proposals/${mine?.id}/decision`, accept, { version: mine?.version ?? 0 })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const { campaign } = (both.find(({ statusCode }) => statusCode === 200)?.json() ?? {}) as { campaign: { id: string } };
    expect((await call(office, 'GET', `/api/supervision/campaigns/${campaign.id}`)).json()).toMatchObject({
      ...{ state: 'planned', type: { code: 'special' }, title: '朝阳区工地专项督察' },
      targetList: [{ name: '朝阳区施工工地', unit: { id: '110105' }, checklist: { code: 'rectification_review' } }],
    });
  });

  it('is done by inspectors alone', async () => {
    const one = await closed();
    expect(codes(await look(one.lookBacks[0]?.id, 'kept', undefined, chaoyang))).toEqual(['access.denied']);
    expect(codes(await look('00000000-0000-4000-8000-000000000000', 'kept'))).toEqual(['supervision.look_back_not_found']);
  });
});

describe('a finding that comes back twice', () => {
  it('proposes a special inspection once, which is declined with a reason; again after two more', async () => {
    const proposals = async (id: string) =>
      listProposals.reply
        .parse((await call(office, 'GET', '/api/supervision/proposals?limit=200')).json())
        .items.filter((item) => item.case.id === id);
    const back = async (one: Finding) => done(deed(office, await handedIn(one), 'plan/review', { agreed: false, reason: '再改' }));
    const once = await back(await assigned());
    expect(await proposals(once.case.id)).toEqual([]);
    const twice = await back(once);
    const [proposed] = await proposals(twice.case.id);
    expect(proposed).toMatchObject({ reason: 'returned_twice', returns: 2, state: 'open' });
    const decline = (body: object) => call(office, 'POST', `/api/supervision/proposals/${proposed?.id}/decision`, body, { version: 1 });
    expect(codes(await decline({ accepted: false, answer: '' }))[0]).toBe('request.invalid');
    expect((await decline({ accepted: false, answer: '方案已面谈' })).json()).toMatchObject({ state: 'declined', campaign: null });
    const fourth = await back(await back(twice));
    expect(new Map((await proposals(fourth.case.id)).map(({ state, returns }) => [state, returns]))).toEqual(
      new Map([
        ['open', 4],
        ['declined', 2],
      ]),
    );
    expect((await inTransaction(db(), chaoyang, (tx) => sql`select from supervision.proposal`.execute(tx))).rows).toEqual([]);
  });
});

describe('findings', () => {
  it('are listed to those they concern, counted by stage as they are listed', async () => {
    const { campaign, findings } = await found();
    const all = listFindings.reply.parse((await call(office, 'GET', `${base}?campaign=${campaign.id}`)).json());
    expect(all.items).toMatchObject([{ severity: '较重', stage: { code: 'found' }, origin: { campaign: { id: campaign.id } } }]);
    expect(all.stages.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
    expect((await call(fengtai, 'GET', base)).json()).toMatchObject({ items: [], total: 0 });
    expect(codes(await call(fengtai, 'GET', `${base}/${findings[0]?.caseId}`))).toEqual(['cases.not_found']);
    const late = listFindings.reply.parse(
      (await call(office, 'GET', `${base}?overdue=true&limit=200`, {}, { on: '2023-01-04T02:00:00Z' })).json(),
    );
    expect(late.items.length).toBeGreaterThan(0);
    expect(late.items.every(({ overdue }) => overdue)).toBe(true);
    const page = listFindings.reply.parse((await call(office, 'GET', `${base}?limit=2`)).json());
    const rest = listFindings.reply.parse((await call(office, 'GET', `${base}?limit=200&after=${page.next}`)).json());
    expect(page.items.length + rest.items.length).toBe(page.total);
  });

  it('are none of a case of another kind', async () => {
    const said = {
      kind: 'dust_alarm',
      origin: 'alarm',
      title: '报警',
      fields: { subject: '裸土', unit: '110105', site: '某工地', behaviour: '未苫盖' },
    };
    const made = await call(inspector, 'POST', '/api/cases', { ...said, place: { longitude: 117, latitude: 40 } });
    const { id } = made.json() as { id: string };
    expect(codes(await call(office, 'GET', `${base}/${id}`))).toEqual(['supervision.not_a_finding']);
    expect(codes(await call(stranger, 'POST', `${base}/${id}/plan/review`, { agreed: true }, { version: 1 }))).toEqual([
      'supervision.not_a_finding',
    ]);
  });

  it('are counted by unit for an assessment: what was made, and what lapsed, up to the day', async () => {
    const counted = (what: 'findings_made' | 'findings_lapsed', day: string) =>
      at(db(), MORNING, office).read((tx) => countFindings(tx, what, localDate(day)));
    const made = await counted('findings_made', '2022-12-31');
    expect(made.map(({ unit }) => unit)).toEqual(['110105']);
    expect(made[0]?.times).toBe(made[0]?.rows.length);
    expect(await counted('findings_made', '2022-05-31')).toEqual([]);
    expect(await counted('findings_lapsed', '2022-12-31')).toMatchObject([{ unit: '110105', times: 1 }]);
  });
});
