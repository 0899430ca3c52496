import * as contract from '@gongjian/contract/org';
import { type LocalDate, localDate } from '@gongjian/domain/kernel/dates';
import type { Unit } from '@gongjian/domain/org/model';
import { indexUnits, type Resolution, resolveUnit, suggestUnits } from '@gongjian/domain/org/resolve';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { bind, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { addUnit } from './add-unit.ts';
import { directoryOn, groupsOn, unitRefs, unitsOn } from './reads.ts';
import { renameUnit, setAliases } from './rename-unit.ts';
import type { OrgServices } from './services.ts';
import { setGroup } from './set-group.ts';
import { mergeUnits, splitUnit } from './succeed-unit.ts';
import { decisionRows, groupRows, unitHistory, unitList, unitRow } from './unit-reads.ts';

const dayAsked = (ctx: Ctx, on: string | undefined): LocalDate => (on === undefined ? ctx.today : localDate(on));

export function unitRoutes(app: FastifyInstance, { door }: OrgServices): void {
  bind(app, contract.listUnits, async (ctx, { query }) => {
    const asked = { ...query, after: readCursor(query.after, 2) };
    const { rows, total } = await ctx.read((db) => unitList(db, dayAsked(ctx, query.on), asked));
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, next: last ? writeCursor([last.order, last.id]) : null, total };
  });

  bind(app, contract.unitTree, async (ctx, { query }) => ({ roots: grow(await ctx.read((db) => unitsOn(db, dayAsked(ctx, query.on)))) }));

  bind(app, contract.readUnit, (ctx, { params }) =>
    ctx.read(async (db) => {
      const unit = await unitShown(db, ctx, params.unitId);
      return withVersion({ ...unit, history: await unitHistory(db, params.unitId) }, unit.version);
    }),
  );

  bind(app, contract.resolveName, (ctx, { query }) => ctx.read((db) => resolved(db, dayAsked(ctx, query.on), query.name)));

  /** A change of a unit may change whom somebody reports for. */
  const shownAfter = async (ctx: Ctx, id: string, change: Promise<void>) => {
    await change;
    door.forget();
    const unit = await ctx.read((db) => unitShown(db, ctx, id));
    return withVersion(unit, unit.version);
  };
  bind(app, contract.addUnit, (ctx, { body }) => shownAfter(ctx, body.id, addUnit(ctx, body, body.from)));
  bind(app, contract.renameUnit, (ctx, { params, version, body }) =>
    shownAfter(ctx, params.unitId, renameUnit(ctx, params.unitId, version, body)),
  );
  bind(app, contract.setAliases, (ctx, { params, version, body }) =>
    shownAfter(ctx, params.unitId, setAliases(ctx, params.unitId, version, body.aliases)),
  );
  bind(app, contract.mergeUnits, (ctx, { body }) => shownAfter(ctx, body.into, mergeUnits(ctx, body.units, body.into, body)));
  bind(app, contract.splitUnit, (ctx, { params, version, body }) =>
    shownAfter(ctx, params.unitId, splitUnit(ctx, params.unitId, version, body)),
  );

  groupRoutes(app);
}

function groupRoutes(app: FastifyInstance): void {
  bind(app, contract.listGroups, async (ctx, { query }) => ({ items: await ctx.read((db) => groupsShown(db, dayAsked(ctx, query.on))) }));

  bind(app, contract.setGroup, async (ctx, { params, version, body }) => {
    await setGroup(ctx, params.groupId, version, body);
    const groups = await ctx.read((db) => groupsShown(db, dayAsked(ctx, body.from)));
    const group = found(
      groups.find(({ id }) => id === params.groupId),
      'org.group_not_found',
    );
    return withVersion(group, group.version);
  });

  bind(app, contract.listDecisions, (ctx, { query }) =>
    ctx.read(async (db) => {
      const rows = await decisionRows(db, query);
      const refs = await unitRefs(db, [...new Set(rows.flatMap(({ units }) => units))], ctx.today);
      return { items: rows.map((row) => ({ ...row, units: refsOf(row.units, refs), at: row.at.toISOString() })) };
    }),
  );
}

const unitShown = async (db: Db, ctx: Ctx, id: string) => found(await unitRow(db, ctx.today, id), 'org.unit_not_found');

type Ref = { id: string; name: string; kind: string };
const refsOf = (ids: readonly string[], refs: ReadonlyMap<string, Ref>): Ref[] =>
  ids.map((id) => refs.get(id) ?? { id, name: id, kind: 'bureau' });

async function groupsShown(db: Db, day: LocalDate) {
  const rows = await groupRows(db, day);
  const members = new Map((await groupsOn(db, day)).map((group) => [group.id, group.members]));
  const refs = await unitRefs(db, [...new Set([...members.values()].flat())], day);
  return rows.map((row) => ({ ...row, members: refsOf(members.get(row.id) ?? [], refs) }));
}

function grow(units: readonly Unit[]): contract.UnitNode[] {
  const nodes = new Map(units.map(({ id, kind, name }) => [id, { id, kind, name, children: [] as contract.UnitNode[] }]));
  const roots: contract.UnitNode[] = [];
  for (const { id, parent } of units) {
    const node = nodes.get(id) as contract.UnitNode;
    (nodes.get(parent ?? '')?.children ?? roots).push(node);
  }
  return roots;
}

async function resolved(db: Db, day: LocalDate, name: string) {
  const index = indexUnits(await directoryOn(db, day));
  const resolution = resolveUnit(index, name);
  const suggestions = resolution.how === 'open' || resolution.how === 'unknown' ? suggestUnits(index, name) : [];
  const units = unitsOf(resolution);
  const refs = await unitRefs(db, [...units, ...suggestions.map(({ unit }) => unit)], day);
  return {
    how: resolution.how,
    units: refsOf(units, refs),
    suggestions: suggestions.map(({ unit, score }) => ({ unit: refs.get(unit) ?? { id: unit, name: unit, kind: 'bureau' }, score })),
  };
}

function unitsOf(resolution: Resolution): readonly string[] {
  switch (resolution.how) {
    case 'unit':
    case 'alias':
      return [resolution.unit];
    case 'group':
      return resolution.units;
    case 'open':
      return resolution.named;
    case 'unknown':
      return [];
  }
}
