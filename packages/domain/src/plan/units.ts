import type { UnitMention } from './draft.ts';
import type { Passage } from './passage.ts';
import { likenessOf } from './units-likeness.ts';
import { mentionsOf } from './units-names.ts';
import { piecesOf } from './units-pieces.ts';
import { type Roles, rolesOf } from './units-roles.ts';

export type { Roles } from './units-roles.ts';

/** Reads a cell or a bracket that is only a list of units. */
export const readUnits = (cell: Passage): UnitMention[] => mentionsOf(piecesOf(cell.text));

/** Reads a list in which the roles are said; a list that says nothing of a lead is responsible. */
export const readRoles = (text: Passage): Roles => rolesOf(text.text);

/** From 0 (surely no unit) to 1 (surely a unit or a list of units). */
export const unitLikeness = (text: string): number => likenessOf(text);

export const isUnitName = (text: string): boolean => likenessOf(text) > 0.5;
