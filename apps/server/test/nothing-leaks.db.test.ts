import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishFirstEdition } from '../src/publication/first-edition.ts';
import { openMonth } from '../src/reporting/open-month.ts';
import { submitReport } from '../src/reporting/submit-report.ts';
import { CANARY, PUBLIC, type Seeded, seedCanaries } from './canaries.ts';
import { ownDatabase } from './database.ts';
import { complaint, sendForm, tokenIn } from './feedback.ts';
import { at, CITY, memberOf } from './make.ts';
import { owedBy, said } from './monthly.ts';
import { publicServer } from './public-server.ts';
import { aPublicCity, aSealedMonth } from './publication.ts';
import { aSupervisedRoom, desk } from './supervision.ts';

/** Other text in these would hide rows or change what they are, not be shown: codes that deeds and composers steer by. */
const STEERING = [
  // Days that are no days would never come.
  'calendar.notice.holidays',
  'assessment.scheme.code',
  'cases.case.stage',
  'platform.city.code',
  'publication.disclosure.fields',
  'publication.disclosure.room',
  'reporting.cycle.month',
  'reporting.seal.month',
  'reporting.bulletin.month',
  'assessment.assessment.scheme',
  'tasks.ledger_row.state',
  'tasks.ledger_row.light',
];

const db = ownDatabase();
const NOON = '2022-07-05T04:00:00Z';
const CASE = '10000000-0000-4000-8000-00000000000a';
let app: FastifyInstance | undefined;
let seeded: Seeded;

/** Something of everything that may become public one day, each made with more beside it that may not. */
async function aBusyCity(): Promise<void> {
  const ctx = await aPublicCity(db());
  await aSupervisedRoom(db());
  const { found } = desk(db);
  const visit = await found();
  await sql`update supervision.campaign set state = 'closed', summary = 'x' where id = ${visit.campaign.id}`.execute(db());
  await sql`update cases.case set stage = 'published'`.execute(db());
  await sql`
    insert into cases.case (city, id, number, kind, kind_version, origin, title, fields, seen_at, stage, since, unit_id, by_id, by_name, at)
    select ${CITY}, ${CASE}, 'AJ-2022-1', code, version, 'inspection', '内部标题',
           '{"subject": "夜间施工未苫盖", "company": "某某有限公司", "code": "91110108MA01ABCD2X", "unit": "110105", "phone": "x"}',
           ${NOON}, 'listed', '2022-06-01', '110105', 'p', 'p', ${NOON}
      from cases.kind where code = 'credit_record'`.execute(db());
  await openMonth(at(db(), '2022-05-02T02:00:00Z'), '2022-04');
  const [owed] = await owedBy(db(), '110105', '2022-04');
  await submitReport(at(db(), '2022-05-03T02:00:00Z', memberOf('110105')), owed?.id ?? '', owed?.version ?? 0, said);
  await aSealedMonth(db(), '2022-04', '2022-05-10T02:00:00Z');
  await sql`
    insert into reporting.bulletin (city, month, cycle_id, seal_no, state, issuer, composed, text, number, series, year, no, issued_on, issued_by, issued_at, by_name, at)
    select ${CITY}, month, cycle_id, no, 'issued', '市生态环境局', '{"body": [{"text": "x"}]}',
           '{"title": "四月通报", "addressees": ["x"], "blocks": [{"key": "x", "kind": "paragraph", "level": null, "text": "总体平稳。", "drafted": "x"}]}',
           '通报〔2022〕1号', 'x', 2022, 1, '2022-05-12', 'x', ${NOON}, 'x', ${NOON}
      from reporting.seal`.execute(db());
  await sql`insert into assessment.scheme (city, code, version, definition) values (${CITY}, 's', 1, '{"title": "考核办法", "document": "x"}')`.execute(
    db(),
  );
  const scores = JSON.stringify([
    { unit: '110105', group: 'district', rank: 1, of: 1, published: '90.00', tier: '优秀', score: '90', tree: [{ title: 'x' }] },
  ]);
  await sql`
    insert into assessment.assessment (city, scheme, scheme_version, title, on_day, inputs, scores, sha256, reason, published_at, by_id, by_name, at)
    values (${CITY}, 's', 1, '五月考核', '2022-06-01', '{"day": "2022-06-01"}', ${scores}, ${'0'.repeat(64)}, 'x', '2022-06-01T02:00:00Z', 'x', 'x', ${NOON})`.execute(
    db(),
  );
  const resident = await publicServer(db(), { clock: () => new Date(NOON) });
  await sendForm(resident, tokenIn((await resident.inject('/portal/feedback')).body), complaint);
  await resident.close();
  await sql`
    insert into supervision.referral (city, case_id, unit_id, reason, addressee, by_id, by_name, at)
    values (${CITY}, ${CASE}, '110105', '移送', '市纪委', 'x', 'x', ${NOON})`.execute(db());
  await sql`insert into supervision.objection (city, case_id, objector, contact, text, received_on, by_id, by_name, at)
    values (${CITY}, ${CASE}, '王小明', '13800001234', '没改好', '2022-06-02', 'x', 'x', ${NOON})`.execute(db());
  await sql`insert into identity."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('x', '李四', 'l@x.cn', true, now(), now())`
    .execute(db())
    .catch(() => undefined);
  expect(ctx.actor.city).toBe(CITY);
}

const server = (): FastifyInstance => {
  if (app === undefined) throw new Error('the server is not there yet');
  return app;
};

type Page = { readonly url: string; readonly status: number; readonly body: string; readonly headers: string };
const read = async (url: string): Promise<Page> => {
  const reply = await server().inject({ url, remoteAddress: `203.0.113.${Math.floor(Math.random() * 250)}` });
  return { url, status: reply.statusCode, body: reply.body, headers: JSON.stringify(reply.headers) };
};
const linksIn = ({ body }: Page): string[] =>
  [...body.matchAll(/(?:href|src|action|<loc>|<link>|url)[=>"]+\s*"?(?:https:\/\/portal\.example)?(\/portal[^"<\s#]*)/g)].map(
    ([, path = '']) => path.replaceAll('&amp;', '&'),
  );

const MOST_PAGES = 2000;

/** Everything that can be come to from the site map, the feeds and the pages themselves. */
async function crawl(starts: readonly string[]): Promise<Map<string, Page>> {
  const seen = new Map<string, Page>();
  const wanted = [...starts];
  for (let url = wanted.pop(); url !== undefined; url = wanted.pop()) {
    if (seen.has(url)) continue;
    if (seen.size > MOST_PAGES) throw new Error(`the pages do not end: ${[...seen.keys()].slice(-10).join(' ')}`);
    const page = await read(url);
    seen.set(url, page);
    wanted.push(...linksIn(page).filter((link) => !seen.has(link)));
  }
  return seen;
}

let pages: Map<string, Page>;

beforeAll(async () => {
  await aBusyCity();
  seeded = await seedCanaries(db(), STEERING);
  await publishFirstEdition(at(db(), NOON));
  app = await publicServer(db(), { clock: () => new Date(NOON), addressRate: 0 });
  pages = await crawl([
    '/portal/sitemap.xml',
    '/portal/feed.xml',
    '/portal/en/feed.xml',
    '/portal',
    '/portal/en',
    '/robots.txt',
    '/portal/data',
  ]);
});
afterAll(() => app?.close());

describe('with a canary in every text that is not public', () => {
  it('the canaries sit where people write: reports, cases, inspections, referrals, feedback, people, the trail', () => {
    for (const where of [
      'reporting.sealed_row.content',
      'reporting.report.content',
      'reporting.bulletin.composed',
      'cases.case.title',
      'cases.case.fields',
      'cases.step.reason',
      'supervision.visit.answers',
      'supervision.referral.reason',
      'supervision.objection.text',
      'assessment.assessment.inputs',
      'assessment.assessment.scores',
      'publication.disclosure.edited_by',
      'publication.item.edited_by',
      'org.person.name',
      'tasks.ledger_row.card',
      'platform.event.payload',
    ]) {
      expect(seeded.seeded, where).toContain(where);
    }
    expect(seeded.seeded.length).toBeGreaterThan(150);
  });

  it('something of every class became public all the same', async () => {
    const { rows } = await sql<{ disclosure: string }>`
      select distinct disclosure from publication.snapshot where current and kind <> 'withdrawal' order by 1`.execute(db());
    expect(rows.map(({ disclosure }) => disclosure)).toEqual([
      ...[
        'answer',
        'bulletin',
        'catalogue',
        'explanation',
        'exposure',
        'inspection',
        'measure',
        'month',
        'plan',
        'progress',
        'ranking',
        'write_off',
      ],
    ]);
    const { rows: refused } = await sql`select disclosure, key, problems from publication.item where problems <> '[]'`.execute(db());
    expect(refused).toEqual([]);
  });

  it('no page, feed, file, widget or error has one, nor has any header', async () => {
    const measures = [...pages.keys()].filter((url) => /^\/portal\/measures\//.test(url));
    const units = [...pages.keys()].filter((url) => /^\/portal\/units\//.test(url));
    expect([measures.length, units.length]).toEqual([2, 19]);
    const more = [
      ...[...measures, ...units].map((url) => url.replace('/portal/', '/portal/embed/')),
      ...[
        '/portal/nowhere',
        '/portal/en/nowhere',
        '/portal/measures/x',
        `/portal/exposure/${CASE.replace('a', 'b')}`,
        '/portal/search?q=%E5%85%AC%E5%85%B1',
      ],
      ...[
        `/portal/search?q=${CANARY.slice(0, 6)}`,
        '/portal/search?q=%00',
        `/portal/search?q=${'x'.repeat(500)}`,
        '/portal/%2e%2e/api',
        '/portal/search?q=%25',
      ],
    ];
    const all = [...pages.values(), ...(await Promise.all(more.map(read)))];
    expect(all.length).toBeGreaterThan(90);
    const leaks = all.flatMap(({ url, body, headers }) =>
      [...`${body}\n${headers}`.matchAll(new RegExp(`.{0,60}${CANARY}[-.\\w]*`, 'gi'))].map(([found]) => `${url}: ${found}`),
    );
    expect(leaks).toEqual([]);
    expect(all.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('nothing of it is found by searching for it', async () => {
    for (const q of [CANARY.toLowerCase(), 'cases.case', '13800001234', '王小明']) {
      const { body, status } = await read(`/portal/search?q=${encodeURIComponent(q)}`);
      expect([q, status, body.includes('没有找到')]).toEqual([q, 200, true]);
    }
  });

  it('every operation of the API that anybody may call keeps it as well, and all others are closed', async () => {
    for (const { method, path } of server().bound.filter((one) => one.method === 'GET')) {
      const { status, body } = await read(path.replace(/:\w+/g, CASE));
      expect([method, path, body.includes(CANARY)]).toEqual([method, path, false]);
      expect(status).toBeLessThan(500);
    }
  });

  it('the pages are what they should be: no script, no cookie, nothing inline', () => {
    for (const { url, body, headers } of pages.values()) {
      expect([url, headers.includes('set-cookie')]).toEqual([url, false]);
      if (!headers.includes('text/html')) continue;
      expect([url, /<script|\son[a-z]+=|javascript:|\sstyle=/i.test(body)]).toEqual([url, false]);
      expect([url, headers.includes("default-src 'none'")]).toEqual([url, true]);
    }
  });

  it('links lead somewhere', () => {
    const lost = [...pages.values()].filter(({ status }) => status >= 400).map(({ url, status }) => `${status} ${url}`);
    expect(lost).toEqual([]);
  });

  it('says which columns the public may read, and no others', () => {
    expect(Object.keys(PUBLIC).filter((name) => /person|contact|evidence|referral|objection|report\./.test(name))).toEqual([]);
  });
});
