import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@gongjian/contract/supervision';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { aSupervisedCity, chaoyang, codes, desk, inspector, office, planned } from '../../test/supervision.ts';
import { inTransaction } from '../platform/db.ts';
import { loadDefinitions } from './load-definitions.ts';

const db = ownDatabase();
const { call, running, found } = desk(db);
const campaigns = '/api/supervision/campaigns';
const plan = (said: object = {}, actor = office) => call(actor, 'POST', campaigns, { ...planned, ...said });
const move = (one: { id: string; version: number }, body: object) =>
  call(office, 'POST', `${campaigns}/${one.id}/deeds`, body, { version: one.version });

beforeAll(() => aSupervisedCity(db()));

describe('a campaign', () => {
  it('is planned with its team and targets, started, and closed with a summary', async () => {
    const made = contract.campaign.parse((await plan()).json());
    expect(made).toMatchObject({
      ...{ state: 'planned', type: { title: '日常督察' }, lead: { id: 'inspector' }, targets: 1, visited: 0, found: 0 },
      targetList: [{ name: '朝阳区施工工地', unit: { name: '朝阳区' }, checklist: { code: 'dust_site', version: 1 } }],
      mayDo: ['edit', 'start', 'cancel'],
    });
    const started = contract.campaign.parse((await move(made, { do: 'start' })).json());
    expect(started).toMatchObject({ state: 'running', mayDo: ['close', 'cancel'] });
    expect(codes(await move(started, { do: 'start' }))).toEqual(['supervision.not_now']);
    const closed = await move(started, { do: 'close', summary: '共检查一处' });
    expect(closed.json()).toMatchObject({ state: 'closed', summary: '共检查一处', mayDo: [] });
  });

  it('is told all that is wrong with its plan', async () => {
    const wrong = {
      ...{ startsOn: '2022-06-30', endsOn: '2022-06-01', team: [{ id: 'inspector' }, { id: 'inspector' }] },
      targets: [{ kind: 'unit', name: '朝阳区', unit: '110105', checklist: 'unit_duties' }],
    };
    expect(codes(await plan(wrong))).toEqual([
      'supervision.campaign_invalid',
      'ends_before_it_begins',
      'person_twice',
      'target_not_of_type',
      'checklist_not_of_type',
    ]);
    expect(codes(await plan({ team: [{ id: 'nobody' }] }))).toEqual(['supervision.person_unknown', 'person_unknown']);
    const nowhere = [{ ...planned.targets[0], unit: 'nowhere' }];
    expect(codes(await plan({ targets: nowhere }))).toEqual(['supervision.unit_unknown', 'unit_unknown']);
    expect(codes(await plan({ type: 'monthly' }))).toEqual(['supervision.type_not_found']);
  });

  it('is not started without enough people, a lead and targets', async () => {
    const bare = contract.campaign.parse((await plan({ team: [{ id: 'inspector' }], targets: [] })).json());
    expect(codes(await move(bare, { do: 'start' }))).toEqual([
      'supervision.campaign_invalid',
      'team_too_small',
      'not_one_lead',
      'no_targets',
    ]);
    const edited = await call(office, 'PUT', `${campaigns}/${bare.id}`, planned, { version: bare.version });
    expect((await move(contract.campaign.parse(edited.json()), { do: 'start' })).statusCode).toBe(200);
  });

  it('of two who change it at the same moment is changed by one, and by nobody once it runs', async () => {
    const made = contract.campaign.parse((await plan()).json());
    const both = await Promise.all(
      ['甲', '乙'].map((title) => call(office, 'PUT', `${campaigns}/${made.id}`, { ...planned, title }, made)),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const one = await running();
    expect(codes(await call(office, 'PUT', `${campaigns}/${one.id}`, planned, one))).toEqual(['supervision.not_now']);
  });

  it('is listed by its days, page by page', async () => {
    for (const startsOn of ['2022-05-01', '2022-05-02', '2022-05-03']) await plan({ startsOn, endsOn: '2022-05-31', title: '五月' });
    const first = contract.listCampaigns.reply.parse((await call(office, 'GET', `${campaigns}?q=五月&limit=2`)).json());
    const rest = contract.listCampaigns.reply.parse((await call(office, 'GET', `${campaigns}?q=五月&limit=2&after=${first.next}`)).json());
    expect([...first.items, ...rest.items].map(({ startsOn }) => startsOn)).toEqual(['2022-05-03', '2022-05-02', '2022-05-01']);
    expect([first.total, rest.next]).toEqual([3, null]);
    expect(codes(await call(office, 'GET', `${campaigns}?after=x`))[0]).toBe('request.invalid');
  });

  it('counts what was visited, found and closed, by target', async () => {
    const { campaign } = await found();
    const one = contract.campaign.parse((await call(office, 'GET', `${campaigns}/${campaign.id}`)).json());
    expect(one).toMatchObject({ visited: 1, found: 1, closed: 0, targetList: [{ visits: 1, found: 1, closed: 0 }] });
  });
});

describe('an inspection that is coming', () => {
  it('is told to nobody who will be inspected, by the API or by the database', async () => {
    const one = await running();
    expect(codes(await call(chaoyang, 'GET', `${campaigns}/${one.id}`))).toEqual(['supervision.campaign_not_found']);
    for (const table of ['campaign', 'target', 'campaign_member', 'visit']) {
      const id = sql.ref(table === 'campaign' ? 'id' : 'campaign_id');
      const seen = inTransaction(db(), chaoyang, (tx) =>
        sql`select from supervision.${sql.ref(table)} where ${id} = ${one.id}`.execute(tx),
      );
      expect((await seen).rows).toEqual([]);
    }
    expect(codes(await plan({}, chaoyang))).toEqual(['access.denied']);
    const { campaign, id } = await found();
    expect((await call(chaoyang, 'GET', `/api/supervision/visits/${id}`)).statusCode).toBe(200);
    expect((await call(chaoyang, 'GET', `${campaigns}/${campaign.id}`)).json()).toMatchObject({ team: [], mayDo: [] });
  });
});

it('definitions are loaded once', async () => {
  expect(await loadDefinitions(at(db(), '2022-06-01T02:00:00Z', inspector), beijingPack)).toBe(0);
  const all = contract.listDefinitions.reply.parse((await call(inspector, 'GET', '/api/supervision/definitions')).json());
  expect(all.types.map(({ title }) => title)).toEqual(['日常督察', '例行督察', '专项督察']);
});

describe('a pack', () => {
  /** A folder with the pack's definitions, one of them changed. */
  const broken = async (
    file: string,
    change: (one: { version: number; caseKind: string; items: { clause: string }[] }) => void,
  ): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'pack-'));
    await cp(join(beijingPack, 'supervision'), join(folder, 'supervision'), { recursive: true });
    const path = join(folder, 'supervision', file);
    const one = JSON.parse(await readFile(path, 'utf8'));
    change(one);
    await writeFile(path, JSON.stringify(one, null, 2));
    return folder;
  };
  const load = (folder: string) => loadDefinitions(at(db(), '2022-06-01T02:00:00Z'), folder);

  it('with a fault is told file, line and mend, and nothing of it is loaded', async () => {
    const folder = await broken('checklist-dust-site.json', (list) => {
      list.version = 2;
      const item = list.items[1];
      if (item) item.clause = ' ';
    });
    await expect(load(folder)).rejects.toThrow(
      /supervision\/checklist-dust-site\.json:\d+: items\.1\.clause: clause_missing: name the document and the article/,
    );
    const { checklists } = contract.listDefinitions.reply.parse((await call(office, 'GET', '/api/supervision/definitions')).json());
    expect(checklists.find(({ code }) => code === 'dust_site')?.version).toBe(1);
  });

  it('whose findings would become cases of a kind that cannot carry them is not loaded', async () => {
    const folder = await broken('campaign-daily.json', (type) => {
      type.caseKind = 'dust_alarm';
    });
    await expect(load(folder)).rejects.toThrow(
      /campaign-daily\.json:\d+: caseKind: kind_not_for_findings: the kind must come from inspections/,
    );
  });
});
