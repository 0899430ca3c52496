import type { UnitMention } from './draft.ts';
import type { Passage } from './passage.ts';
import { likenessOf } from './units-likeness.ts';
import { mentionsOf } from './units-names.ts';
import { piecesOf } from './units-pieces.ts';
import { type Roles, rolesOf, withoutFrame } from './units-roles.ts';

export type { Roles } from './units-roles.ts';

/** Reads a cell or a bracket that is only a list of units. */
export function readUnits(cell: Passage): UnitMention[] {
  const known = lately.get(cell.text);
  if (known !== undefined) return [...known];
  const units = mentionsOf(piecesOf(withoutFrame(cell.text)));
  if (cell.text.length > 200) return units;
  if (lately.size >= 1000) lately.clear();
  lately.set(cell.text, units);
  return [...units];
}

/** The same lists stand in cell after cell of a plan. */
const lately = new Map<string, readonly UnitMention[]>();

/** Reads a list in which the roles are said; a list that says nothing of a lead is responsible. */
export const readRoles = (text: Passage): Roles => rolesOf(text.text);

/** From 0 (surely no unit) to 1 (surely a unit or a list of units). */
export const unitLikeness = (text: string): number => likenessOf(text);

export const isUnitName = (text: string): boolean => likenessOf(text) > 0.5;
