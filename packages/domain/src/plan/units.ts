import type { UnitMention } from './draft.ts';
import { type Passage, slice } from './passage.ts';

/** The units of a text by their part in the work. */
export type Roles = {
  readonly lead: UnitMention[];
  readonly responsible: UnitMention[];
  readonly support: UnitMention[];
};

/** Reads a cell or a bracket that is only a list of units. */
export function readUnits(cell: Passage): UnitMention[] {
  const found: UnitMention[] = [];
  for (const match of cell.text.matchAll(/[^\s、，,；;]+/g)) {
    const text = slice(cell, match.index, match.index + match[0].length).text;
    if (!/^[-—－–]+$/.test(text)) found.push({ text, unit: text, note: null, group: /各|相关|有关|成员单位|等(部门|单位)/.test(text) });
  }
  return found;
}

/** Reads a list in which the roles are said; a list that says nothing of a lead is responsible. */
export function readRoles(text: Passage): Roles {
  return { lead: [], responsible: readUnits(text), support: [] };
}

/** From 0 (surely no unit) to 1 (surely a unit or a list of units). */
export const unitLikeness = (text: string): number => (/(局|委|办|政府|部门|单位|公司|管委会|厅|部)[)）]?$/.test(text.trim()) ? 1 : 0);

export const isUnitName = (text: string): boolean => unitLikeness(text) > 0.5;
