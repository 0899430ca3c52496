import type { Directory, Unit, UnitGroup, UnitKind } from './model.ts';
import { groupKey, likeness, looseKeys, plainName } from './names.ts';

export type Suggestion = { readonly unit: string; readonly score: number };

/**
 * What a printed name stands for. unit: it is the unit's own name · alias: another name, or the same written otherwise ·
 * group: a phrase that expands by rule · open: a phrase only a person can expand, `named` already said in it, `among` whom
 * to choose · unknown: nothing is certain.
 */
export type Resolution =
  | { readonly how: 'unit' | 'alias'; readonly unit: string }
  | { readonly how: 'group'; readonly group: string; readonly units: readonly string[] }
  | { readonly how: 'open'; readonly named: readonly string[]; readonly among: readonly UnitKind[] }
  | { readonly how: 'unknown'; readonly suggestions: readonly Suggestion[] };

/** A directory made ready for many look-ups. */
export type UnitIndex = {
  readonly directory: Directory;
  readonly exact: ReadonlyMap<string, readonly string[]>;
  readonly loose: ReadonlyMap<string, readonly string[]>;
  readonly groups: ReadonlyMap<string, UnitGroup>;
  readonly own: ReadonlySet<string>;
};

export function indexUnits(directory: Directory): UnitIndex {
  const exact = new Map<string, string[]>();
  const loose = new Map<string, string[]>();
  const parents = new Map(directory.units.map((unit) => [unit.id, unit]));
  for (const unit of directory.units) {
    for (const name of namesOf(unit, parents)) {
      add(exact, plainName(name), unit.id);
      for (const key of looseKeys(name, directory.city)) add(loose, key, unit.id);
    }
  }
  const groups = new Map(
    directory.groups.flatMap((group) => [group.name, ...group.phrases].map((phrase) => [groupKey(phrase, directory.city), group] as const)),
  );
  const own = new Set(directory.units.flatMap((unit) => [unit.name, unit.fullName].map((name) => `${unit.id} ${plainName(name)}`)));
  return { directory, exact, loose, groups, own };
}

/** A street is also called with its district before it: 朝阳区八里庄街道. */
function namesOf(unit: Unit, parents: ReadonlyMap<string, Unit>): string[] {
  const names = [unit.name, unit.fullName, ...unit.aliases];
  const parent = parents.get(unit.parent ?? '');
  return unit.kind === 'street' && parent ? [...names, parent.name + unit.name, parent.name.replace(/区$/, '') + unit.name] : names;
}

function add(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

export function resolveUnit(index: UnitIndex, text: string): Resolution {
  const name = plainName(text);
  return asUnit(index, name) ?? asGroup(index, name) ?? asOpen(index, name) ?? { how: 'unknown', suggestions: suggestUnits(index, name) };
}

function asUnit(index: UnitIndex, name: string): Resolution | undefined {
  const exact = index.exact.get(name);
  if (exact?.length === 1) return certain(index, name, exact[0] as string);
  if (exact !== undefined) return { how: 'unknown', suggestions: exact.map((unit) => ({ unit, score: 1 })) };
  const loose = new Set(looseKeys(name, index.directory.city).flatMap((key) => index.loose.get(key) ?? []));
  if (loose.size === 1) return { how: 'alias', unit: [...loose][0] as string };
  return loose.size > 1 ? { how: 'unknown', suggestions: [...loose].map((unit) => ({ unit, score: 1 })) } : undefined;
}

const certain = (index: UnitIndex, name: string, unit: string): Resolution => ({
  how: index.own.has(`${unit} ${name}`) ? 'unit' : 'alias',
  unit,
});

/** A group whose members nobody has written down yet waits for a person, among everybody. */
function asGroup(index: UnitIndex, name: string): Resolution | undefined {
  const group = index.groups.get(groupKey(name, index.directory.city));
  if (group === undefined) return undefined;
  if (group.members.length === 0) return { how: 'open', named: [], among: ['bureau', 'district', 'zone'] };
  return { how: 'group', group: group.id, units: group.members };
}

type OpenPhrase = { readonly says: RegExp; readonly among: readonly UnitKind[] };

/** Phrases that name no one in particular; a person says who is meant, for each measure anew. */
const openPhrases: readonly OpenPhrase[] = [
  { says: /(相关|有关|部分|涉及)的?各?(街道|乡镇|街乡镇)|属地(街道|乡镇)/, among: ['street'] },
  { says: /(相关|有关|部分|涉及|各有关|各相关)的?各?区|属地(各?区|政府)|等区(政府)?$/, among: ['district', 'zone'] },
  { says: /成员单位$/, among: ['bureau', 'office', 'district', 'zone', 'central', 'company'] },
  { says: /等(市级|市有关|市相关|有关|相关|各)?(部门|单位|委办局|委办|机构|企业)?$/, among: ['bureau', 'office', 'central', 'company'] },
  { says: /(相关|有关|各|行业|主管)(主管|市级|职能|责任)*(部门|单位|委办局|机构|企业)/, among: ['bureau', 'office', 'central', 'company'] },
];

function asOpen(index: UnitIndex, name: string): Resolution | undefined {
  const phrase = openPhrases.find(({ says }) => says.test(name));
  if (phrase === undefined) return undefined;
  const before = /^(.+?)等(?:[^等]*)$/.exec(name)?.[1] ?? '';
  return { how: 'open', named: namedIn(index, before), among: phrase.among };
}

/** 市住房城乡建设委、市交通委等部门 already says two. Tries the whole first: one body's name holds a 、. */
function namedIn(index: UnitIndex, list: string): string[] {
  if (list === '') return [];
  const whole = asUnit(index, list);
  if (whole && 'unit' in whole) return [whole.unit];
  const parts = list.split(/[、,，]/);
  return parts.length === 1 ? [] : parts.flatMap((part) => namedIn(index, part));
}

const MAX_SUGGESTIONS = 5;
const WORTH_SAYING = 0.3;
const BY_TRADE = 0.9;

/** The units most like this name, best first. 生态环境部门 is told by its trade. */
export function suggestUnits(index: UnitIndex, text: string): Suggestion[] {
  const keys = looseKeys(text, index.directory.city);
  const scored = index.directory.units.map((unit) => ({
    unit: unit.id,
    score: Math.max(byTrade(unit, text), ...likenesses(unit, keys, index)),
  }));
  return scored
    .filter(({ score }) => score >= WORTH_SAYING)
    .sort((a, b) => b.score - a.score || (a.unit < b.unit ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ unit, score }) => ({ unit, score: Math.round(score * 100) / 100 }));
}

const byTrade = (unit: Unit, text: string): number =>
  unit.trades.some((trade) => new RegExp(`^市?${trade}(主管)?(部门|局|委)$`).test(text)) ? BY_TRADE : 0;

const likenesses = (unit: Unit, keys: readonly string[], { directory }: UnitIndex): number[] =>
  [unit.name, unit.fullName, ...unit.aliases].flatMap((name) =>
    looseKeys(name, directory.city).flatMap((known) => keys.map((key) => likeness(key, known))),
  );
