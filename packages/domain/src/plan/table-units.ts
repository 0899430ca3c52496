import type { UnitMention } from './draft.ts';
import type { Columns } from './table-columns.ts';
import type { MeasureRow, UnitCell } from './table-rows.ts';
import { readRoles, readUnits } from './units.ts';

export type Part = 'lead' | 'responsible' | 'support';
export const parts: readonly Part[] = ['lead', 'responsible', 'support'];

/** What one row says of one part of the work. */
export type Said = { readonly state: UnitCell['state']; readonly units: readonly UnitMention[]; readonly merged: boolean };

/** For each part what the row says, or null where the table has no column for it. */
export type SaidParts = Readonly<Record<Part, Said | null>>;

const SAYS_ROLE = /牵头|主责|主办|配合|协办|参与|协助|会同|责任单位|分别负责|指导/;

/** The same lists of units stand in many rows; each is read once. */
export class UnitLists {
  private readonly known = new Map<string, Record<Part, UnitMention[]>>();

  in(text: string, part: Part, columns: Columns): Record<Part, UnitMention[]> {
    const key = `${part} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const read = rolesIn({ text, from: [] }, part, columns);
    this.known.set(key, read);
    return read;
  }
}

export function saidParts(row: MeasureRow, columns: Columns, lists: UnitLists): SaidParts {
  const said: Record<Part, Said | null> = { lead: null, responsible: null, support: null };
  for (const part of parts) {
    const cell = row.units[part];
    if (cell !== null) addCell(said, cell, part, columns, lists);
  }
  const mixed = row.units.units;
  if (mixed?.state === 'blank') for (const part of parts) addCell(said, mixed, part, columns, lists);
  if (mixed !== null) addCell(said, mixed, 'responsible', columns, lists);
  return said;
}

/** A cell tells of the part its column is for, unless its own words say otherwise. */
function addCell(said: Record<Part, Said | null>, cell: UnitCell, part: Part, columns: Columns, lists: UnitLists): void {
  const { state, merged } = cell;
  if (state !== 'printed') {
    addSaid(said, part, { state, merged, units: [] });
    return;
  }
  const roles = cell.texts.map((text) => lists.in(text, part, columns));
  for (const found of parts) {
    const units = roles.flatMap((role) => role[found]);
    if (units.length > 0 || found === part) addSaid(said, found, { state: units.length > 0 ? 'printed' : 'none', merged, units });
  }
}

function rolesIn(text: Parameters<typeof readUnits>[0], part: Part, columns: Columns): Record<Part, UnitMention[]> {
  const none = { lead: [], responsible: [], support: [] };
  if (SAYS_ROLE.test(text.text)) {
    const roles = readRoles(text);
    const silent = roles.lead.length === 0 && roles.support.length === 0;
    return silent ? { ...none, [part]: roles.responsible } : roles;
  }
  const units = readUnits(text);
  const firstLeads = columns.firstLeads && part === 'responsible' && columns.lead.length === 0;
  return firstLeads ? { ...none, lead: units.slice(0, 1), responsible: units.slice(1) } : { ...none, [part]: units };
}

function addSaid(said: Record<Part, Said | null>, part: Part, more: Said): void {
  const before = said[part];
  said[part] =
    before === null || before.state !== 'printed'
      ? more.state === 'printed' || before === null
        ? more
        : before
      : { ...before, units: [...before.units, ...more.units] };
}

/** The names a person reads to tell one reading from the other. */
export const namesOf = (units: readonly UnitMention[]): string => (units.length === 0 ? '无' : units.map(({ text }) => text).join(' '));

export const sameUnits = (a: readonly UnitMention[], b: readonly UnitMention[]): boolean =>
  a.length === b.length && a.every(({ unit }, i) => unit === b[i]?.unit);

/** A list that goes on in the rows below is one list; a unit printed in several of them is named once. */
export function joinedParts(pieces: readonly SaidParts[]): SaidParts {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const joined = (part: Part): Said | null => {
    const said = pieces.flatMap((piece) => piece[part] ?? []);
    const units = [...new Map(said.flatMap((one) => one.units).map((unit) => [unit.unit, unit])).values()];
    if (said.length === 0) return null;
    const state = units.length > 0 ? 'printed' : said.some((one) => one.state === 'none') ? 'none' : 'blank';
    return { state, units, merged: said.every(({ merged }) => merged) };
  };
  return { lead: joined('lead'), responsible: joined('responsible'), support: joined('support') };
}
