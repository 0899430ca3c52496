import type { UnitShown } from '@gongjian/contract/org';

export type UnitOption = { readonly value: string; readonly label: string; readonly search: string };

/** Units as choices: shown by short name, found by full name and aliases too. Streets of one name are told apart by their district. */
export function unitOptions(units: readonly UnitShown[]): UnitOption[] {
  const seen = new Map<string, number>();
  for (const unit of units) seen.set(unit.name, (seen.get(unit.name) ?? 0) + 1);
  return units.map((unit) => ({
    value: unit.id,
    label: (seen.get(unit.name) ?? 0) > 1 && unit.parent ? `${unit.name}（${unit.parent.name}）` : unit.name,
    search: [unit.name, unit.fullName, ...unit.aliases].join(' '),
  }));
}
