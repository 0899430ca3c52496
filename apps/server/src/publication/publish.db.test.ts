import * as contract from '@gongjian/contract/publication';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, memberOf } from '../../test/make.ts';
import { aPortal, aPublicCity, aSealedMonth, NOON } from '../../test/publication.ts';
import { allAtOnce } from '../../test/race.ts';
import type { Actor } from '../platform/actor.ts';
import { inTransaction, type Tx } from '../platform/db.ts';
import { bareServer } from '../platform/server.ts';
import { keepUp } from './jobs.ts';
import { publicationRoutes } from './routes.ts';

const db = ownDatabase();
const editor = anActor({ id: 'p-editor', name: '编辑' });
const chief = anActor({ id: 'p-chief', name: '主任' });
const chaoyang = { ...memberOf('110105'), holds: () => true };
const all = '/api/publication/disclosures';

type Method = 'GET' | 'POST' | 'PUT';
async function call(actor: Actor, method: Method, url: string, payload: object = {}, version?: number, instant = NOON) {
  const app = bareServer(async () => at(db(), instant, actor));
  publicationRoutes(app);
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
}
const listed = async () => contract.listDisclosures.reply.parse((await call(chief, 'GET', all)).json()).items;
const entry = async (code: string) => (await listed()).find((one) => one.code === code) as contract.Disclosure;
const approve = async (code: string, actor = chief) => call(actor, 'POST', `${all}/${code}/approve`, {}, (await entry(code)).version);
const publish = async (code: string, instant = NOON) =>
  call(editor, 'POST', `${all}/${code}/publish`, {}, (await entry(code)).version, instant);
const page = async (path: string, instant = NOON) => (await aPortal(db(), instant)).inject(path);
const items = async (query: string) =>
  contract.listItems.reply.parse((await call(chief, 'GET', `/api/publication/items?${query}`)).json()).items;
const measureIds = async () =>
  (await sql<{ id: string }>`select id from tasks.measure order by position`.execute(db())).rows.map(({ id }) => id);

beforeAll(async () => {
  await aPublicCity(db());
  await aSealedMonth(db(), '2022-04', '2022-05-10T02:00:00Z');
});

describe('before anybody approved anything', () => {
  it('the portal is there and says that nothing is public', async () => {
    const home = await page('/portal');
    expect([home.statusCode, home.headers['set-cookie']]).toEqual([200, undefined]);
    expect(home.body).toContain('尚未发布');
    expect((await page(`/portal/measures/${(await measureIds())[0]}`)).statusCode).toBe(404);
  });

  it('a class cannot be published, whoever asks', async () => {
    const reply = await publish('measure');
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'publication.step_refused']);
    expect((await sql`select from publication.snapshot`.execute(db())).rows).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('is of the offices of the whole city: a unit’s reporter sees none of it and changes none', async () => {
    expect(contract.listDisclosures.reply.parse((await call(chaoyang, 'GET', all)).json()).items).toEqual([]);
    expect((await call(chaoyang, 'POST', `${all}/measure/approve`, {}, 1)).statusCode).toBe(404);
    const tried = inTransaction(db(), chaoyang, (tx) =>
      tx
        .insertInto('publication.edition')
        .values({ city: '110000', no: 99, at: new Date(NOON) })
        .execute(),
    );
    await expect(tried).rejects.toThrow(/row-level security/);
  });

  it('refuses an entry that says nothing, or a field its class does not have', async () => {
    const one = await entry('measure');
    const said = { ...one, fields: ['text', 'reporter_phone'], timing: 'after_publicity', workingDays: null };
    const reply = await call(editor, 'PUT', `${all}/measure`, contract.disclosureText.parse(said), one.version);
    expect([reply.statusCode, reply.json().problems.map(({ code }: { code: string }) => code)]).toEqual([
      422,
      ['field_unknown', 'working_days_with_publicity'],
    ]);
  });

  it('is approved by somebody else than who edited it', async () => {
    const one = await entry('exposure');
    await call(editor, 'PUT', `${all}/exposure`, contract.disclosureText.parse({ ...one, basis: '环境保护法第五十四条' }), one.version);
    expect((await approve('exposure', editor)).json().code).toBe('publication.own_edit');
    expect((await approve('exposure')).json()).toMatchObject({ state: 'approved', approved: { id: 'p-chief' } });
    expect((await call(chief, 'POST', `${all}/exposure/approve`, {}, 1)).json().code).toBe('publication.changed');
  });

  it('approved by two at the same moment: one approval, the other is told', async () => {
    const { version } = await entry('plan');
    const hold = (tx: Tx) => sql`select from publication.disclosure where code = 'plan' for update`.execute(tx);
    const replies = await allAtOnce(db(), hold, 2, () => call(chief, 'POST', `${all}/plan/approve`, {}, version));
    const codes = replies.map((reply) => (reply.status === 'fulfilled' ? reply.value.statusCode : 0)).sort();
    expect(codes).toEqual([200, 409]);
  });

  it('is never published where it says never', async () => {
    expect((await approve('complainant')).statusCode).toBe(200);
    expect((await publish('complainant')).json().code).toBe('publication.step_refused');
  });
});

describe('a class that was approved', () => {
  it('shows beforehand what would leave', async () => {
    const { items: shown, total } = contract.previewDisclosure.reply.parse((await call(chief, 'GET', `${all}/measure/preview`)).json());
    expect([total, shown.map(({ outcome }) => outcome)]).toEqual([2, ['first', 'first']]);
    expect(Object.keys(shown[0]?.content ?? {}).sort()).toEqual([...(await entry('measure')).fields].sort());
  });

  it('becomes public, and only then', async () => {
    const [first = ''] = await measureIds();
    await approve('measure');
    expect((await page(`/portal/measures/${first}`)).statusCode).toBe(404);
    expect((await publish('measure')).json()).toMatchObject({ first: 2, refused: 0 });
    const shown = await page(`/portal/measures/${first}`);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('开展扬尘执法检查');
    expect((await entry('measure')).state).toBe('published');
    expect((await publish('measure')).json()).toMatchObject({ first: 0, unchanged: 2 });
  });

  it('leaves out a field the catalogue does not let out', async () => {
    const one = await entry('measure');
    const fields = one.fields.filter((field) => field !== 'units');
    await call(editor, 'PUT', `${all}/measure`, contract.disclosureText.parse({ ...one, fields }), one.version);
    await approve('measure');
    expect((await publish('measure')).json()).toMatchObject({ corrected: 2 });
    const [first = ''] = await measureIds();
    const shown = (await page(`/portal/measures/${first}`)).body;
    expect(shown).not.toContain('市生态环境局');
    const back = await entry('measure');
    await call(editor, 'PUT', `${all}/measure`, contract.disclosureText.parse({ ...one }), back.version);
    await approve('measure');
    await publish('measure');
  });

  it('tells of progress when the month is sealed, and corrects what it told when it is sealed anew', async () => {
    const [first = ''] = await measureIds();
    await approve('progress');
    expect((await publish('progress')).json()).toMatchObject({ first: 2 });
    expect((await page(`/portal/measures/${first}`)).body).toContain('2022-04');
    await sql`update reporting.sealed_row set content = jsonb_set(content, '{card,verdict,light}', '"red"') where unit_id = '' and measure_id = ${first}`.execute(
      db(),
    );
    expect((await publish('progress')).json()).toMatchObject({ corrected: 1, unchanged: 1 });
    const shown = (await page(`/portal/measures/${first}`)).body;
    expect(shown).toContain('更正说明');
    expect(shown).toContain('<ins>red</ins>');
    expect((await page('/portal/corrections')).body).toContain('更正');
  });

  it('is kept up by the clock once people have published it', async () => {
    expect(await keepUp(at(db(), NOON))).toEqual([]);
    await aSealedMonth(db(), '2022-05', '2022-06-10T02:00:00Z');
    expect(await keepUp(at(db(), '2022-06-10T04:00:00Z'))).toEqual(['progress']);
    expect((await page(`/portal/measures/${(await measureIds())[0]}`, '2022-06-10T04:00:00Z')).body).toContain('2022-05');
  });

  it('is withdrawn with its reason at every address', async () => {
    const [first = ''] = await measureIds();
    const { version } = await entry('measure');
    const reply = await call(chief, 'POST', `${all}/measure/withdraw`, { reason: '计划正在修订' }, version);
    expect(reply.json()).toMatchObject({ state: 'withdrawn', reason: '计划正在修订' });
    const gone = await page(`/portal/measures/${first}`);
    expect([gone.statusCode, gone.body.includes('计划正在修订'), gone.body.includes('开展扬尘执法检查')]).toEqual([410, true, false]);
    expect((await page('/portal/corrections')).body).toContain('计划正在修订');
    expect((await page(`/portal/embed/measures/${first}`)).statusCode).toBe(410);
  });
});

it('a class that was withdrawn comes back whole when it is approved and published again', async () => {
  const one = await entry('measure');
  await call(editor, 'PUT', `${all}/measure`, contract.disclosureText.parse(one), one.version);
  await approve('measure');
  expect((await publish('measure')).json()).toMatchObject({ first: 2 });
  expect((await page(`/portal/measures/${(await measureIds())[0]}`)).statusCode).toBe(200);
});

describe('what is looked at one by one', () => {
  const dust = {
    title: '内部标题 张三',
    fields: { subject: '某公司负责人王芳称设备停运，电话13800001111', company: '某某有限公司', code: '91110108MA01ABCD2X' },
  };
  const aCase = async (stage: string, id: string) => {
    const kind = await sql<{ version: number }>`select version from cases.kind where code = 'credit_record'`.execute(db());
    await sql`
      insert into cases.case (city, id, number, kind, kind_version, origin, title, fields, seen_at, stage, since, by_id, by_name, at)
      values ('110000', ${id}, ${id}, 'credit_record', ${kind.rows[0]?.version ?? 1}, 'inspection', ${dust.title}, ${JSON.stringify(dust.fields)}, ${NOON},
              ${stage}, '2022-06-01', 'p-x', '巡查员', ${NOON})`.execute(db());
  };
  const shown = '10000000-0000-4000-8000-000000000001';
  const early = '10000000-0000-4000-8000-000000000002';
  const act = (deed: string, one: contract.PublicationItem, actor = chief, payload: object = {}) =>
    call(actor, 'POST', `/api/publication/items/${one.id}/${deed}`, payload, one.version);
  const only = async () => (await items('disclosure=exposure'))[0] as contract.PublicationItem;

  it('is proposed, masked, from the stage its kind says on, and nothing before', async () => {
    await aCase('listed', shown);
    await aCase('proposed', early);
    expect((await publish('exposure')).json()).toMatchObject({ proposed: 1, first: 0 });
    const [one, ...more] = await items('disclosure=exposure');
    expect([one?.key, one?.state, more]).toEqual([shown, 'draft', []]);
    const { content } = contract.readItem.reply.parse((await call(chief, 'GET', `/api/publication/items/${one?.id}`)).json());
    expect(JSON.stringify(content)).toContain('负责人王某称设备停运，电话138****1111');
    expect(JSON.stringify(content)).not.toContain('内部标题');
    expect((await page(`/portal/exposure/${shown}`)).statusCode).toBe(404);
  });

  it('may be edited, but not with a number in the clear, nor with a field nobody let out', async () => {
    const one = await only();
    const { content } = contract.readItem.reply.parse((await call(chief, 'GET', `/api/publication/items/${one.id}`)).json());
    const put = (said: object, version: number) =>
      call(editor, 'PUT', `/api/publication/items/${one.id}`, { content: { ...content, ...said } }, version);
    expect((await put({ inspector: '李四' }, one.version)).json().problems).toEqual([
      { code: 'field_not_disclosed', at: ['inspector'] },
      expect.anything(),
    ]);
    const kept = contract.editItem.reply.parse((await put({ text: '联系 13900002222' }, one.version)).json());
    expect(kept.problems).toEqual([{ code: 'personal_mobile', at: ['text'] }]);
    expect((await act('approve', kept)).json().code).toBe('publication.content_invalid');
    const mended = contract.editItem.reply.parse((await put({ text: '已责令改正。' }, kept.version)).json());
    expect((await act('approve', mended, editor)).json().code).toBe('publication.own_edit');
    expect((await act('approve', mended)).json()).toMatchObject({ state: 'approved' });
  });

  it('is previewed as the public will see it, then published and seen', async () => {
    const one = await only();
    const { html } = (await call(chief, 'GET', `/api/publication/items/${one.id}/page`)).json() as { html: string };
    expect(html).toContain('已责令改正。');
    expect((await act('publish', one, editor)).json()).toMatchObject({ state: 'published', history: [{ version: 1, kind: 'first' }] });
    const seen = await page(`/portal/exposure/${shown}`);
    expect([seen.statusCode, seen.body.includes('已责令改正。'), seen.body.includes('13800001111')]).toEqual([200, true, false]);
    expect((await page('/portal/search?q=已责令')).body).toContain(`/portal/exposure/${shown}`);
  });

  it('is not proposed again while the records say the same; once they say more, it waits for a person and the public sees the old', async () => {
    expect((await publish('exposure')).json()).toMatchObject({ proposed: 0, unchanged: 1 });
    await sql`update cases.case set closed_on = '2022-06-20' where id = ${shown}`.execute(db());
    expect((await publish('exposure')).json()).toMatchObject({ proposed: 1 });
    expect(await only()).toMatchObject({ state: 'draft' });
    expect((await page(`/portal/exposure/${shown}`)).body).toContain('整改中');
  });

  it('withdrawn by a person, it stays withdrawn', async () => {
    const drafted = await only();
    await act('approve', drafted);
    const one = await only();
    expect((await act('withdraw', one, chief, { reason: '行政复议撤销' })).json()).toMatchObject({ state: 'withdrawn' });
    expect((await page(`/portal/exposure/${shown}`)).statusCode).toBe(410);
    await sql`update cases.case set closed_on = null where id = ${shown}`.execute(db());
    await publish('exposure');
    expect((await page(`/portal/exposure/${shown}`)).statusCode).toBe(410);
  });
});

describe('a ranking', () => {
  it('waits for its working days of publicity', async () => {
    const id = '20000000-0000-4000-8000-000000000001';
    await sql`insert into assessment.scheme (city, code, version, definition) values ('110000', 's', 1, '{"title": "办法"}')`.execute(db());
    const scores = JSON.stringify([
      { unit: '110105', group: 'district', rank: 1, of: 1, published: '90.00', tier: null, score: '90', tree: [] },
    ]);
    await sql`
      insert into assessment.assessment (city, id, scheme, scheme_version, title, on_day, inputs, scores, sha256, published_at, by_id, by_name, at)
      values ('110000', ${id}, 's', 1, '上半年考核', '2022-06-01', '{}', ${scores}, ${'0'.repeat(64)}, '2022-06-01T02:00:00Z', 'x', 'x', ${NOON})`.execute(
      db(),
    );
    await approve('ranking');
    // 3 June is the Dragon Boat Festival: five working days after 1 June is 9 June.
    expect((await publish('ranking', '2022-06-08T04:00:00Z')).json()).toMatchObject({ waiting: 1, first: 0 });
    expect((await publish('ranking', '2022-06-09T04:00:00Z')).json()).toMatchObject({ waiting: 0, first: 1 });
    expect((await page(`/portal/rankings/${id}`)).body).toContain('90.00');
  });
});

it('tells the trail who approved and published, and the public nothing of it', async () => {
  const { rows } = await sql<{ type: string }>`select distinct type from platform.event where type like 'publication.%' order by 1`.execute(
    db(),
  );
  expect(rows.map(({ type }) => type)).toContain('publication.disclosure_approved');
  expect((await page('/portal/catalogue')).body).not.toContain('主任');
});
