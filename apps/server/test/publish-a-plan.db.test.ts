import * as contract from '@gongjian/contract/plan';
import { aDraft, aMeasure, unitNamed, yearEnd } from '@gongjian/domain/plan/review-examples';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadUnits } from '../src/org/index.ts';
import { planRoutes } from '../src/plan/index.ts';
import { lockImport, programmesOf } from '../src/plan/repo.ts';
import type { Tx } from '../src/platform/db.ts';
import { bareServer } from '../src/platform/server.ts';
import { publishProgramme } from '../src/tasks/publish-programme.ts';
import { tasksRoutes } from '../src/tasks/routes.ts';
import { ownDatabase } from './database.ts';
import { at, beijingPack } from './make.ts';
import { anImport, aPublishedPlan, deferAll } from './published-plan.ts';
import { allAtOnce } from './race.ts';

const db = ownDatabase();
const ctx = (instant = '2022-03-01T02:00:00Z') => at(db(), instant);
beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
});

const deliverable = {
  phrase: '制定工作方案',
  verb: '制定',
  title: '工作方案',
  by: null,
  source: { start: 0, end: 1, line: 1, page: null },
};
const heavy = aMeasure('检查重型柴油车180万辆次以上', { support: [unitNamed('各区政府(含北京经济技术开发区管委会)')] });
const dust = aMeasure('强化施工扬尘管控，制定工作方案', { deliverables: [deliverable], support: [unitNamed('相关区政府')] });
const rows = () => db().selectFrom('tasks.ledger_row').select(['measure_id', 'state', 'retired']).orderBy('order_key').execute();

describe('publishing a plan', () => {
  it('makes every measure a row, expands groups to obligations, and keeps what was deferred as open', async () => {
    const done = await aPublishedPlan(ctx(), aDraft([heavy, dust]));
    expect(done).toMatchObject({ version: 1, measures: 2, summary: { new: 2, same: 0, changed: 0, gone: 0 } });
    const owed = await db().selectFrom('tasks.obligation').select(['role', 'unit_id']).where('role', '=', 'support').execute();
    expect(owed).toHaveLength(17);
    const open = await db()
      .selectFrom('tasks.responsibility')
      .select(['phrase', 'how', 'reason', 'by_name'])
      .where('how', '=', 'deferred')
      .execute();
    expect(open).toEqual([{ phrase: '相关区政府', how: 'deferred', reason: '待核实', by_name: '刘明' }]);
    expect((await rows()).map(({ state }) => state)).toEqual(['awaiting_evidence', 'awaiting_evidence']);
  });

  it('is refused while a question is open, and writes nothing', async () => {
    const { id, version } = await anImport(ctx(), aDraft([dust]));
    const before = await rows();
    await expect(publishProgramme(ctx(), id, version, { approvedBy: '文号' })).rejects.toMatchObject({
      code: 'plan.questions_open',
      problems: [{ at: ['group:m1/support/相关区政府'] }],
    });
    expect(await rows()).toEqual(before);
  });

  it('happens once, however many publish at the same moment', async () => {
    const { id } = await anImport(ctx(), aDraft([heavy]));
    const version = await deferAll(ctx(), id);
    const publish = () => publishProgramme(ctx(), id, version, { approvedBy: '文号' });
    const results = await allAtOnce(db(), (tx) => lockImport(tx, id), 2, publish);
    expect(results.map((r) => (r.status === 'fulfilled' ? r.value.version : r.reason.code)).sort()).toEqual([1, 'plan.import_changed']);
    expect(await db().selectFrom('plan.version').select('no').where('import_id', '=', id).execute()).toHaveLength(1);
  });
});

describe('a notice that is published already', () => {
  const unsaid = { title: null, issuer: null, issuedOn: null, addressees: [], requirements: [], attachments: [], reporting: null };
  const numbered = async (number: string) => {
    const draft = { ...aDraft([heavy]), notice: { ...unsaid, documentNumber: number } };
    const { id } = await anImport(ctx(), draft);
    return { id, version: await deferAll(ctx(), id) };
  };
  type Numbered = { id: string; version: number };
  const publish = ({ id, version }: Numbered, besides?: boolean) => publishProgramme(ctx(), id, version, { approvedBy: '文号', besides });

  it('is refused with the plan it is, unless it shall stand beside it', async () => {
    const first = await publish(await numbered('京政办发〔2023〕4号'));
    const again = await numbered('京政办发〔2023〕4号');
    await expect(publish(again)).rejects.toMatchObject({ code: 'plan.published_already', problems: [{ at: [first.programmeId] }] });
    expect(await publish(again, true)).toMatchObject({ version: 1 });
  });

  it('is published once, however many drafts of it are published at the same moment', async () => {
    const drafts = [await numbered('京政办发〔2024〕4号'), await numbered('京政办发〔2024〕4号')];
    const hold = (tx: Tx) => programmesOf(tx, ctx().actor.city, '京政办发〔2024〕4号');
    const results = await allAtOnce(db(), hold, 2, (i) => publish(drafts[i] as Numbered));
    expect(results.map((r) => (r.status === 'fulfilled' ? r.value.version : r.reason.code)).sort()).toEqual([1, 'plan.published_already']);
  });
});

describe('an amendment', () => {
  it('keeps the identity of what it keeps, retires what it drops, and asks nothing again that was deferred', async () => {
    const { programmeId } = await aPublishedPlan(ctx(), aDraft([heavy, dust]));
    const ids = async () =>
      db()
        .selectFrom('tasks.measure')
        .select(['id', 'text', 'retired_in', 'since_version'])
        .where('programme_id', '=', programmeId)
        .orderBy('position')
        .execute();
    const before = await ids();
    const amended = aDraft([
      aMeasure('强化施工扬尘管控，修订工作方案', { deliverables: [deliverable], support: dust.support }),
      aMeasure('淘汰国四柴油车'),
    ]);
    const { id, version } = await anImport(ctx(), amended, programmeId);
    const done = await publishProgramme(ctx(), id, version, { approvedBy: '京政办发〔2022〕20号', reason: '年中调整' });

    expect(done).toMatchObject({ version: 2, summary: { same: 0, changed: 1, new: 1, gone: 1 } });
    const after = await ids();
    const of = (list: typeof before, text: string) => list.find((m) => m.text.includes(text));
    expect(of(after, '施工扬尘')?.id).toBe(of(before, '施工扬尘')?.id);
    expect(of(after, '重型柴油车')).toMatchObject({ id: of(before, '重型柴油车')?.id, retired_in: 2 });
    expect(of(after, '淘汰')).toMatchObject({ since_version: 2, retired_in: null });
    const promises = await db()
      .selectFrom('tasks.promise')
      .select('measure_id')
      .where('measure_id', '=', of(before, '施工扬尘')?.id ?? '')
      .execute();
    expect(promises).toHaveLength(1);
    const history = await db()
      .selectFrom('tasks.measure_version')
      .select(['no', 'change'])
      .where('measure_id', '=', of(before, '施工扬尘')?.id ?? '')
      .orderBy('no')
      .execute();
    expect(history).toEqual([
      { no: 1, change: 'published' },
      { no: 2, change: 'changed' },
    ]);
  });

  it('needs a reason', async () => {
    const { programmeId } = await aPublishedPlan(ctx(), aDraft([heavy]));
    const { id, version } = await anImport(ctx(), aDraft([heavy]), programmeId);
    await expect(publishProgramme(ctx(), id, version, { approvedBy: '文号' })).rejects.toMatchObject({ code: 'plan.reason_missing' });
  });

  it('is refused when another one was published since it began', async () => {
    const { programmeId } = await aPublishedPlan(ctx(), aDraft([heavy]));
    const late = await anImport(ctx(), aDraft([heavy]), programmeId);
    await aPublishedPlan(ctx(), aDraft([heavy, aMeasure('淘汰国四柴油车')]), programmeId);
    const publish = publishProgramme(ctx(), late.id, late.version, { approvedBy: '文号', reason: '调整' });
    await expect(publish).rejects.toMatchObject({ code: 'plan.basis_moved' });
  });
});

describe('through the API', () => {
  const call = async (method: 'GET' | 'POST', url: string, version?: number, payload: object = {}) => {
    const app = bareServer(async () => ctx('2022-07-01T02:00:00Z'));
    planRoutes(app);
    tasksRoutes(app);
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    return (await app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) })).json();
  };

  it('the published version opens as a draft, is edited, compared and published as the next', async () => {
    const { programmeId } = await aPublishedPlan(ctx(), aDraft([heavy, dust]));
    const opened = contract.importSummary.parse(await call('POST', `/api/plan/programmes/${programmeId}/amendments`));
    expect(opened).toMatchObject({ document: null, amends: { programmeId, version: 1 }, counts: { measures: 2, open: 0, deferred: 1 } });
    const review = contract.readImport.reply.parse(await call('GET', `/api/plan/imports/${opened.id}`));
    const measure = review.plans[0]?.sections[0]?.tasks[0]?.measures[0];
    expect(measure?.was).toBe(measure?.id);
    const edits = [{ op: 'setText', measure: measure?.id, text: '检查重型柴油车200万辆次以上' }];
    const { version } = contract.editReply.parse(await call('POST', `/api/plan/imports/${opened.id}/edits`, 1, { edits }));
    const seen = contract.compareImport.reply.parse(await call('GET', `/api/plan/imports/${opened.id}/difference`));
    expect(seen).toMatchObject({ before: { version: 1 }, after: { version: null }, summary: { same: 1, changed: 1, new: 0, gone: 0 } });
    expect(seen.items[0]?.text).toContainEqual({ op: 'in', text: '200' });
    const published = await call('POST', `/api/plan/imports/${opened.id}/publish`, version, {
      approvedBy: '京政办发〔2022〕20号',
      reason: '加严',
    });
    expect(contract.publishImport.reply.parse(published)).toMatchObject({ programmeId, version: 2, summary: { changed: 1 } });

    const programme = contract.programme.parse(await call('GET', `/api/plan/programmes/${programmeId}`));
    expect(programme.versions.map(({ version: no, approvedBy, reason, by }) => [no, approvedBy, reason, by.name])).toEqual([
      [2, '京政办发〔2022〕20号', '加严', '刘明'],
      [1, '京政办发〔2022〕6号', null, '刘明'],
    ]);
    const both = contract.difference.parse(
      await call('GET', `/api/plan/difference?from=${programmeId}&fromVersion=1&to=${programmeId}&toVersion=2`),
    );
    expect(both.summary).toEqual(seen.summary);
    const first = contract.readVersion.reply.parse(await call('GET', `/api/plan/programmes/${programmeId}/versions/1`));
    expect(first.plans[0]?.sections[0]?.tasks[0]?.measures[0]?.text).toBe('检查重型柴油车180万辆次以上');
    const path = `/api/plan/difference.xlsx?from=${programmeId}&fromVersion=1&to=${programmeId}&toVersion=2`;
    const app = bareServer(async () => ctx());
    planRoutes(app);
    const file = await app.inject(`${path}&kinds=changed,gone&q=${encodeURIComponent('不存在的字')}`);
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(await call('GET', `${path}&kinds=other`)).toMatchObject({ code: 'request.invalid' });
    const told = await db().selectFrom('platform.event').select('payload').where('type', '=', 'plan.difference_exported').execute();
    expect(told).toMatchObject([{ payload: { kinds: ['changed', 'gone'], rows: 0 } }]);
  });

  it('a second year’s plan stands beside the first and is compared with it', async () => {
    const { programmeId } = await aPublishedPlan(ctx(), aDraft([heavy, dust]));
    const next = await anImport(ctx(), aDraft([{ ...heavy, deadline: yearEnd(2023) }, aMeasure('建设零碳园区')]));
    const seen = contract.compareImport.reply.parse(await call('GET', `/api/plan/imports/${next.id}/difference?programme=${programmeId}`));
    expect(seen.summary).toEqual({ same: 0, changed: 1, new: 1, gone: 1 });
    expect(await call('GET', `/api/plan/imports/${next.id}/difference`)).toMatchObject({ status: 404, code: 'plan.programme_not_found' });
  });

  it('a draft somebody changed meanwhile is not published', async () => {
    const { id } = await anImport(ctx(), aDraft([heavy]));
    const version = await deferAll(ctx(), id);
    await call('POST', `/api/plan/imports/${id}/edits`, version, { edits: [{ op: 'setText', measure: 'm1', text: '改' }] });
    expect(await call('POST', `/api/plan/imports/${id}/publish`, version, { approvedBy: '文号' })).toMatchObject({
      status: 409,
      code: 'plan.import_changed',
    });
  });
});
