import type { UnitKind } from '../org/model.ts';
import { type Resolution as Resolved, resolveUnit, suggestUnits, type UnitIndex } from '../org/resolve.ts';
import type { KnownName, UnitDirectory, UnitRef } from './review-units.ts';
import { simplified } from './traditional.ts';

/** The units of the city on one day, as a plan's review asks for them. */
export function directoryFor(index: UnitIndex): UnitDirectory {
  const refs = new Map(index.directory.units.map(({ id, name, kind }) => [id, { id, name, kind }] as const));
  const resolve = remembered((name) => resolveWritten(index, name));
  const suggest = remembered((name) => suggested(resolve(name), suggestUnits(index, simplified(name)), refs));
  return {
    lookup: (name) => knownName(resolve(name), refs),
    suggest,
    among: (name) => amongWhom(resolve(name)),
    unit: (id) => refs.get(id),
  };
}

/** A plan in traditional characters names units the directory has in simplified ones: 環境保護廳. */
function resolveWritten(index: UnitIndex, name: string): Resolved {
  const asPrinted = resolveUnit(index, name);
  const plain = asPrinted.how === 'unknown' ? simplified(name) : name;
  return plain === name ? asPrinted : resolveUnit(index, plain);
}

/** A plan prints the same names over and over. */
function remembered<T>(answer: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fresh = answer(name);
    known.set(name, fresh);
    return fresh;
  };
}

type Refs = ReadonlyMap<string, UnitRef>;
const refsOf = (ids: readonly string[], refs: Refs): UnitRef[] => ids.flatMap((id) => refs.get(id) ?? []);

function knownName(resolved: Resolved, refs: Refs): KnownName | null {
  switch (resolved.how) {
    case 'unit':
    case 'alias':
      return { how: resolved.how, units: refsOf([resolved.unit], refs) };
    case 'group':
      return { how: 'group', units: refsOf(resolved.units, refs) };
    case 'open':
      return { how: 'openGroup', units: refsOf(resolved.named, refs) };
    case 'unknown':
      return null;
  }
}

const amongWhom = (resolved: Resolved): readonly UnitKind[] => (resolved.how === 'open' ? resolved.among : []);

/** The units an open phrase already names are certain; for an unknown name, those most like it. */
function suggested(resolved: Resolved, alike: readonly { unit: string; score: number }[], refs: Refs): { unit: UnitRef; score: number }[] {
  const scored = resolved.how === 'open' ? resolved.named.map((unit) => ({ unit, score: 1 })) : alike;
  return scored.flatMap(({ unit, score }) => refsOf([unit], refs).map((ref) => ({ unit: ref, score })));
}
