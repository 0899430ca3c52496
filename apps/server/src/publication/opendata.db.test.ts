import * as contract from '@gongjian/contract/publication';
import { Parser } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { dcatAp3, storeOf } from '../../test/dcat-ap-3.ts';
import { anActor, at } from '../../test/make.ts';
import { aPortal, aPublicCity, aSealedMonth, NOON, SITE } from '../../test/publication.ts';
import { bareServer } from '../platform/server.ts';
import { publicationRoutes } from './routes.ts';

const db = ownDatabase();
const editor = anActor({ id: 'p-editor', name: '编辑' });
let now = NOON;
const chief = anActor({ id: 'p-chief', name: '主任' });

async function call(actor: typeof chief, method: 'GET' | 'POST', path: string, version?: number, payload: object = {}) {
  const app = bareServer(async () => at(db(), now, actor));
  publicationRoutes(app);
  const url = `/api/publication/disclosures${path}`;
  return app.inject({ method, url, ...(method === 'GET' ? {} : { payload, headers: { 'if-match': `"${version}"` } }) });
}
const versionOf = async (code: string) =>
  contract.listDisclosures.reply.parse((await call(chief, 'GET', '')).json()).items.find((one) => one.code === code)?.version;
const publish = async (code: string) =>
  (await call(editor, 'POST', `/${code}/publish`, await versionOf(code))).json() as { edition: number };
async function approveAndPublish(code: string) {
  await call(chief, 'POST', `/${code}/approve`, await versionOf(code));
  return publish(code);
}

const get = (path: string, headers: Record<string, string> = {}) => aPortal(db(), NOON).inject({ url: `/portal/data${path}`, headers });
type Json = { dataset: string; version: number; licence: string; columns: { code: string }[]; rows: Record<string, unknown>[] };
const json = async (path: string) => (await get(path)).json() as Json;

let first: number;
let second: number;
beforeAll(async () => {
  await aPublicCity(db());
  await aSealedMonth(db(), '2022-04', '2022-05-10T02:00:00Z');
  await approveAndPublish('measure');
  first = (await approveAndPublish('month')).edition;
  await approveAndPublish('progress');
  await aSealedMonth(db(), '2022-05', '2022-06-10T02:00:00Z');
  now = '2022-06-15T02:00:00Z';
  second = (await publish('month')).edition;
});

describe('a dataset', () => {
  it('is a table at an address that stays, in CSV and in JSON, and both say the same', async () => {
    const csv = await get('/measures/measures.csv');
    expect([csv.statusCode, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const { rows, columns, version, licence } = await json('/measures/measures.json');
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
    expect(csv.body.split('\r\n')[0]?.slice(1)).toBe(columns.map(({ code }) => `"${code}"`).join(','));
    expect(rows[0]).toMatchObject({
      measure_id: expect.any(String),
      text: expect.any(String),
      year: 2022,
      light: expect.any(String),
      as_of: '2022-04',
    });
    const positions = rows.map(({ position }) => position as number);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect([version > 0, licence]).toEqual([true, 'https://creativecommons.org/licenses/by/4.0/']);
    expect(csv.headers['access-control-allow-origin']).toBe('*');
  });

  it('is not sent again to whoever has it', async () => {
    const { headers } = await get('/measures/measures.csv');
    const again = await get('/measures/measures.csv', { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('has a version for each edition in which it changed, which stays what it was', async () => {
    const [old, now, newest] = [
      await json(`/reporting/reporting-v${first}.json`),
      await json(`/reporting/reporting-v${second}.json`),
      await json('/reporting/reporting.json'),
    ];
    expect([...new Set(old.rows.map(({ month }) => month))]).toEqual(['2022-04']);
    expect([...new Set(now.rows.map(({ month }) => month))]).toEqual(['2022-04', '2022-05']);
    expect(newest).toEqual(now);
    expect([old.version, now.version]).toEqual([first, second]);
    for (const none of [
      `/reporting/reporting-v${second + 1}.json`,
      `/reporting/reporting-v${first + 1}.json`,
      '/reporting/reporting-v0.csv',
    ]) {
      expect((await get(none)).statusCode).toBe(404);
    }
  });

  it('that is not public, or does not exist, is not there', async () => {
    for (const path of [
      '/rankings',
      '/rankings/rankings.csv',
      '/people/people.csv',
      '/measures/progress.csv',
      '/measures/measures.exe',
      '/..%2f',
      '/measures/%00',
    ]) {
      expect((await get(path)).statusCode).toBe(404);
    }
  });

  it('has a page in both languages with what each column means, its versions and its first rows', async () => {
    const zh = await get('/reporting');
    for (const words of [
      '各单位月报报送情况',
      '<code>on_time</code>',
      '按时',
      `reporting-v${first}.csv`,
      `reporting-v${second}.csv`,
      'creativecommons',
    ]) {
      expect(zh.body).toContain(words);
    }
    const en = await aPortal(db(), NOON).inject('/portal/en/data/reporting');
    expect(en.body).toContain('In time');
    const list = await get('');
    expect([...list.body.matchAll(/href="\/portal\/data\/([a-z-]+)"/g)].map(([, code]) => code)).toEqual([
      'measures',
      'progress',
      'reporting',
      'lights',
    ]);
  });
});

describe('the catalogue for harvesters', () => {
  const shapes = dcatAp3();
  const violations = async (turtle: string) =>
    (await new SHACLValidator(shapes).validate(storeOf(new Parser().parse(turtle)))).results.map(
      ({ focusNode, path }) => `${focusNode?.value} ${path?.value}`,
    );

  it('breaks no rule of DCAT-AP 3, whole and dataset by dataset', async () => {
    const whole = await get('/catalog.ttl');
    expect([whole.statusCode, whole.headers['content-type']]).toEqual([200, 'text/turtle; charset=utf-8']);
    expect(await violations(whole.body)).toEqual([]);
    for (const code of ['measures', 'progress', 'reporting', 'lights'])
      expect(await violations((await get(`/${code}/dcat.ttl`)).body)).toEqual([]);
  });

  it('is there as JSON-LD and RDF/XML', async () => {
    expect((await get('/catalog.jsonld')).json()).toEqual(
      expect.arrayContaining([expect.objectContaining({ '@id': `${SITE}/portal/data#catalogue` })]),
    );
    expect((await get('/reporting/dcat.rdf')).body).toContain(`<rdf:Description rdf:about="${SITE}/portal/data/reporting#dataset">`);
  });

  it('leads to files that are there, with the bytes and the digest it tells', async () => {
    const quads = new Parser().parse((await get('/catalog.ttl')).body);
    const urls = quads.filter(({ predicate }) => predicate.value.endsWith('#downloadURL')).map(({ object }) => object.value);
    expect(urls.length).toBeGreaterThan(8);
    const sizes = new Map(
      quads
        .filter(({ predicate }) => predicate.value.endsWith('#byteSize'))
        .map(({ subject, object }) => [subject.value, Number(object.value)]),
    );
    for (const url of new Set(urls)) {
      const reply = await aPortal(db(), NOON).inject(url.slice(SITE.length));
      expect([url, reply.statusCode]).toEqual([url, 200]);
      const told = sizes.get(`${url}#distribution`);
      if (told !== undefined) expect(reply.rawPayload.length).toBe(told);
    }
  });
});

describe('one thing that is withdrawn', () => {
  it('is taken out of every version, the old ones too', async () => {
    const { version, rows } = await json('/measures/measures.json');
    const withdrawn = rows[0]?.measure_id as string;
    const app = bareServer(async () => at(db(), now, chief));
    publicationRoutes(app);
    const items = contract.listItems.reply.parse((await app.inject('/api/publication/items?disclosure=measure&limit=200')).json()).items;
    const item = items.find(({ key }) => key === withdrawn);
    const url = `/api/publication/items/${item?.id}/withdraw`;
    const done = await app.inject({ method: 'POST', url, headers: { 'if-match': `"${item?.version}"` }, payload: { reason: '内容有误' } });
    expect(done.statusCode).toBe(200);
    for (const file of ['measures.json', `measures-v${version}.json`]) {
      const left = (await json(`/measures/${file}`)).rows.map(({ measure_id }) => measure_id);
      expect([left.includes(withdrawn), left.length]).toEqual([false, rows.length - 1]);
    }
    expect((await json('/measures/measures.json')).version).toBeGreaterThan(version);
  });
});

describe('a class that is withdrawn', () => {
  it('takes its datasets with it: every address of them answers 410 with the reason, and the catalogue is silent', async () => {
    const reason = '数据口径有误，核实后重新公开';
    expect((await call(chief, 'POST', '/month/withdraw', await versionOf('month'), { reason })).statusCode).toBe(200);
    for (const path of [
      '/reporting',
      '/reporting/reporting.csv',
      `/reporting/reporting-v${first}.json`,
      '/reporting/dcat.ttl',
      '/lights/lights.json',
    ]) {
      const reply = await get(path);
      expect([path, reply.statusCode]).toEqual([path, 410]);
      expect(reply.body).toContain(reason);
    }
    expect((await get('/catalog.ttl')).body).not.toContain('/data/reporting');
    expect((await get('/measures/measures.csv')).statusCode).toBe(200);
  });
});
