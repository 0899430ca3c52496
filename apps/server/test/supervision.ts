import { randomUUID } from 'node:crypto';
import * as cases from '@gongjian/contract/cases';
import * as inspection from '@gongjian/contract/supervision';
import { finding } from '@gongjian/contract/supervision-findings';
import { type RoleName, roleRule } from '@gongjian/domain/org/roles';
import { sql } from 'kysely';
import { casesRoutes, loadKinds } from '../src/cases/index.ts';
import type { Actor } from '../src/platform/actor.ts';
import type { Db } from '../src/platform/db.ts';
import { bareServer } from '../src/platform/server.ts';
import { loadDefinitions, supervisionRoutes } from '../src/supervision/index.ts';
import { anActor, at, beijingPack, CITY } from './make.ts';
import { aCity } from './monthly.ts';

/** Somebody who holds what a role holds, for the whole city or for one unit. */
export function playing(role: RoleName, id: string, unit?: string): Actor {
  const holds = (what: string) => (roleRule(role).holds as readonly string[]).includes(what);
  const may = (what: string, of: string) => holds(what) && (unit === undefined || of === unit);
  return anActor({ id, name: `${id}某`, holds, may, seesAll: unit === undefined, units: unit === undefined ? [] : [unit] });
}

export const office = playing('coordinator', 'office');
export const inspector = playing('inspector', 'inspector');
export const colleague = playing('inspector', 'colleague');
export const stranger = playing('inspector', 'stranger');
export const chaoyang = playing('reporter', 'chaoyang', '110105');
export const fengtai = playing('reporter', 'fengtai', '110106');

export const MORNING = '2022-06-01T02:00:00Z';
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
export const pdf = Buffer.from('%PDF-1.7');

export type Call = { readonly version?: number; readonly on?: string; readonly file?: { readonly bytes: Buffer; readonly name?: string } };
type Method = 'GET' | 'POST' | 'PUT';

/** The rooms of cases and supervision on a test's own database. */
export function desk(db: () => Db) {
  async function call(actor: Actor, method: Method, url: string, body: object = {}, { version, on = MORNING, file }: Call = {}) {
    const app = bareServer(async () => at(db(), on, actor));
    casesRoutes(app);
    supervisionRoutes(app);
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    if (file === undefined) return app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: body }) });
    return app.inject({
      method,
      url,
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
      payload: form(body, file),
    });
  }
  return scenes(call);
}

function form(body: object, { bytes, name = '现场.jpg' }: { readonly bytes: Buffer; readonly name?: string }): Buffer {
  const fields = Object.entries(body).map(
    ([key, value]) => `--b\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${String(value)}\r\n`,
  );
  const head = `${fields.join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
}

type Calling = (
  actor: Actor,
  method: Method,
  url: string,
  body?: object,
  how?: Call,
) => Promise<{ statusCode: number; body: string; rawPayload: Buffer; json: () => unknown }>;

export const planned = {
  type: 'daily',
  title: '六月扬尘日常督察',
  startsOn: '2022-06-01',
  endsOn: '2022-06-30',
  team: [{ id: 'inspector', leads: true }, { id: 'colleague' }],
  targets: [{ kind: 'field', name: '朝阳区施工工地', unit: '110105', checklist: 'dust_site' }],
};
const items = ['fencing', 'covering', 'wet_work', 'wheel_wash', 'transport', 'hardening', 'video'];
export const allWell: Record<string, object> = Object.fromEntries(items.map((item) => [item, { value: 'yes' }]));
/** Far from every visit before, so that nothing is taken for a repeat. */
let spot = 0;
const somewhere = () => ({ longitude: 116, latitude: 39 + spot++ / 10 });
export const visitSaid = () => ({
  ...{ startedAt: '2022-06-01T01:00:00Z', endedAt: '2022-06-01T01:40:00Z', place: somewhere(), accuracy: 12, answers: allWell },
  unsignedReason: '现场负责人不在',
});

function scenes(call: Calling) {
  const running = async (said: object = {}) => {
    const made = inspection.campaign.parse((await call(office, 'POST', '/api/supervision/campaigns', { ...planned, ...said })).json());
    const started = await call(office, 'POST', `/api/supervision/campaigns/${made.id}/deeds`, { do: 'start' }, { version: made.version });
    return inspection.campaign.parse(started.json());
  };
  const opened = async (said: object = {}) => {
    const { targetList } = await running();
    const body = { ...visitSaid(), id: randomUUID(), target: targetList[0]?.id, ...said };
    return inspection.visit.parse((await call(inspector, 'POST', '/api/supervision/visits', body)).json());
  };
  const photographed = async (visit: { readonly id: string }, how: object = {}) => {
    const id = randomUUID();
    const said = { id, kind: 'photo', longitude: 116.45, latitude: 39.92, takenAt: '2022-06-01T01:20:00Z', ...how };
    const reply = await call(inspector, 'POST', `/api/supervision/visits/${visit.id}/files`, said, { file: { bytes: jpeg } });
    return { id, visit: inspection.visit.parse(reply.json()) };
  };
  /** A visit handed in at which the covering did not conform. */
  const found = async () => {
    const one = await opened();
    const photo = await photographed(one, somewhere());
    const answers = { ...allWell, covering: { value: 'no', note: '裸土未苫盖约 200 平方米', photos: [photo.id] } };
    const said = { ...visitSaid(), answers };
    const saved = await call(inspector, 'PUT', `/api/supervision/visits/${one.id}`, said, { version: one.version });
    const { version } = inspection.visit.parse(saved.json());
    return inspection.visit.parse((await call(inspector, 'POST', `/api/supervision/visits/${one.id}/submit`, {}, { version })).json());
  };
  const read = async (id: string, actor = office, on = MORNING) =>
    finding.parse((await call(actor, 'GET', `/api/supervision/findings/${id}`, {}, { on })).json());
  /** A finding that lies with Chaoyang, which is to plan its rectification. */
  const assigned = async () => {
    const { findings } = await found();
    const id = findings[0]?.caseId ?? '';
    await call(office, 'POST', `/api/cases/${id}/deeds`, { do: 'step', action: 'assign', unit: '110105' }, { version: 1 });
    return read(id);
  };
  /** Evidence for the next step of a case. */
  const proof = async (id: string, actor: Actor, kind: 'photo' | 'document', on = MORNING) => {
    const said = kind === 'photo' ? { kind, longitude: 116.45, latitude: 39.92, takenAt: on } : { kind };
    const file = { bytes: kind === 'photo' ? jpeg : pdf };
    const reply = await call(actor, 'POST', `/api/cases/${id}/evidence`, said, { file, on });
    if (reply.statusCode !== 200) throw new Error(reply.body);
    return cases.caseDetail
      .parse(reply.json())
      .evidence.filter(({ used }) => !used)
      .map((one) => one.id);
  };
  return { call, running, opened, photographed, found, read, assigned, proof };
}

/** The city, its people who inspect, its kinds of cases and its checklists. */
export async function aSupervisedCity(db: Db): Promise<void> {
  const ctx = at(db, '2022-01-04T02:00:00Z');
  await aCity(ctx, beijingPack);
  await loadKinds(ctx, beijingPack);
  await aSupervisedRoom(db);
}

/** The same where the city is there already: people who inspect, and checklists. */
export async function aSupervisedRoom(db: Db): Promise<void> {
  const ctx = at(db, '2022-01-04T02:00:00Z');
  await loadDefinitions(ctx, beijingPack);
  for (const id of ['inspector', 'colleague', 'stranger', 'office']) {
    await sql`
      insert into org.person (city, id, login, name, unit_id, created_at) values (${CITY}, ${id}, ${id}, ${`${id}某`}, 'bj-sthjj', now())
    `.execute(db);
  }
}

export const codes = (reply: { json: () => unknown }): string[] => {
  const { code, problems = [] } = reply.json() as { code: string; problems?: { code: string }[] };
  return [code, ...problems.map((one) => one.code)];
};
