import { unitKinds } from '@gongjian/domain/org/model';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, pageOf, personRef, unitRef } from './shape.ts';

export const unitKind = z.enum(unitKinds);
const code = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{1,39}$/);
const name = z.string().trim().min(1).max(100);
const unitId = z.object({ unitId: code });
const groupId = z.object({ groupId: code });
const reason = z.string().trim().min(1).max(1000);

export const unit = z.object({
  id: code,
  kind: unitKind,
  name: z.string(),
  fullName: z.string(),
  parent: unitRef.nullable(),
  aliases: z.array(z.string()),
  openedOn: day.nullable(),
  closedOn: day.nullable(),
  version: z.int(),
});
export type UnitShown = z.output<typeof unit>;

/** 沿革: names, parents, and which unit went on as which. */
export const unitHistory = z.object({
  names: z.array(
    z.object({ from: day.nullable(), to: day.nullable(), name: z.string(), fullName: z.string(), parent: unitRef.nullable() }),
  ),
  before: z.array(z.object({ unit: unitRef, on: day, how: z.enum(['merged', 'split', 'replaced']), reason: z.string() })),
  after: z.array(z.object({ unit: unitRef, on: day, how: z.enum(['merged', 'split', 'replaced']), reason: z.string() })),
});

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/org/units',
  summary: 'Units as they stood on a day (today unless said), in official order; found by any part of their names.',
  needs: 'org.read',
  params: nothing,
  query: z.object({
    q: z.string().trim().max(100).optional(),
    kind: unitKind.optional(),
    parent: code.optional(),
    on: day.optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  body: nothing,
  reply: pageOf(unit),
  refuses: ['request.invalid'],
});

export type UnitNode = { id: string; kind: z.output<typeof unitKind>; name: string; children: UnitNode[] };
export const unitNode: z.ZodType<UnitNode> = z.object({
  id: z.string(),
  kind: unitKind,
  name: z.string(),
  get children() {
    return z.array(unitNode);
  },
});
export const unitTree = endpoint({
  method: 'GET',
  path: '/api/org/tree',
  summary: 'The whole tree of units as it stood on a day.',
  needs: 'org.read',
  params: nothing,
  query: z.object({ on: day.optional() }),
  body: nothing,
  reply: z.object({ roots: z.array(unitNode) }),
  refuses: ['request.invalid'],
});

export const readUnit = endpoint({
  method: 'GET',
  path: '/api/org/units/:unitId',
  summary: 'One unit with its history.',
  needs: 'org.read',
  params: unitId,
  query: nothing,
  body: nothing,
  reply: unit.extend({ history: unitHistory }),
  refuses: ['org.unit_not_found'],
});

export const resolveName = endpoint({
  method: 'GET',
  path: '/api/org/resolve',
  summary: 'Which unit or group a printed name means, or who it may be.',
  needs: 'org.read',
  params: nothing,
  query: z.object({ name: z.string().trim().min(1).max(200), on: day.optional() }),
  body: nothing,
  reply: z.object({
    how: z.enum(['unit', 'alias', 'group', 'open', 'unknown']),
    units: z.array(unitRef),
    suggestions: z.array(z.object({ unit: unitRef, score: z.number() })),
  }),
  refuses: [],
});

export const addUnit = endpoint({
  method: 'POST',
  path: '/api/org/units',
  summary: 'Adds a unit from a day on.',
  needs: 'org.manage',
  params: nothing,
  query: nothing,
  body: z.object({
    id: code,
    kind: unitKind,
    name,
    fullName: name,
    parent: code,
    aliases: z.array(name).max(50).default([]),
    from: day.optional(),
  }),
  reply: unit,
  refuses: ['org.code_taken', 'org.unit_not_found'],
  creates: true,
});

export const renameUnit = endpoint({
  method: 'POST',
  path: '/api/org/units/:unitId/names',
  summary: 'Gives a unit a new name, or a new parent, from a day on; what it was called before stays true for the days before.',
  needs: 'org.manage',
  params: unitId,
  query: nothing,
  body: z.object({ name, fullName: name, parent: code.optional(), from: day, keepOldAsAlias: z.boolean().default(true) }),
  reply: unit,
  refuses: ['org.unit_not_found', 'org.changed', 'org.unit_closed', 'org.rename_too_early', 'org.own_ancestor'],
  versioned: true,
});

export const setAliases = endpoint({
  method: 'PUT',
  path: '/api/org/units/:unitId/aliases',
  summary: 'The other names under which a unit is known.',
  needs: 'org.manage',
  params: unitId,
  query: nothing,
  body: z.object({ aliases: z.array(name).max(50) }),
  reply: unit,
  refuses: ['org.unit_not_found', 'org.changed'],
  versioned: true,
});

export const mergeUnits = endpoint({
  method: 'POST',
  path: '/api/org/merge',
  summary: 'Closes units on a day; another goes on in their place.',
  needs: 'org.manage',
  params: nothing,
  query: nothing,
  body: z.object({ units: z.array(code).min(1).max(50), into: code, on: day, reason }),
  reply: unit,
  refuses: ['org.unit_not_found', 'org.unit_closed', 'org.merge_into_itself'],
});

export const splitUnit = endpoint({
  method: 'POST',
  path: '/api/org/units/:unitId/split',
  summary: 'Closes a unit on a day; others, already known, go on in its place.',
  needs: 'org.manage',
  params: unitId,
  query: nothing,
  body: z.object({ into: z.array(code).min(1).max(50), on: day, reason }),
  reply: unit,
  refuses: ['org.unit_not_found', 'org.unit_closed', 'org.merge_into_itself', 'org.changed'],
  versioned: true,
});

export const unitGroup = z.object({
  id: code,
  name: z.string(),
  phrases: z.array(z.string()),
  kinds: z.array(unitKind),
  /** Everybody it stands for on the day. */
  members: z.array(unitRef),
  /** Those entered by hand. */
  listed: z.array(z.string()),
  note: z.string().nullable(),
  version: z.int(),
});
export type UnitGroupShown = z.output<typeof unitGroup>;

export const listGroups = endpoint({
  method: 'GET',
  path: '/api/org/groups',
  summary: 'Groups of units and whom they stand for on a day.',
  needs: 'org.read',
  params: nothing,
  query: z.object({ on: day.optional() }),
  body: nothing,
  reply: z.object({ items: z.array(unitGroup) }),
  refuses: ['request.invalid'],
});

export const setGroup = endpoint({
  method: 'PUT',
  path: '/api/org/groups/:groupId',
  summary: 'Changes the phrases, the note and the listed members of a group; members who leave stay members of the days before.',
  needs: 'org.manage',
  params: groupId,
  query: nothing,
  body: z.object({
    phrases: z.array(name).max(50),
    members: z.array(code).max(500),
    note: z.string().trim().max(1000).nullable(),
    from: day.optional(),
  }),
  reply: unitGroup,
  refuses: ['org.group_not_found', 'org.unit_not_found', 'org.changed'],
  versioned: true,
});

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/org/decisions',
  summary: 'What people decided an open phrase such as 相关区政府 means in one place, the newest first.',
  needs: 'org.read',
  params: nothing,
  query: z.object({ subject: z.string().max(400).optional(), phrase: z.string().max(200).optional() }),
  body: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        subject: z.string(),
        phrase: z.string(),
        units: z.array(unitRef),
        reason: z.string().nullable(),
        by: personRef,
        at: instant,
      }),
    ),
  }),
  refuses: [],
});
