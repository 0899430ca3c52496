/** How the name of a unit is compared: official papers write the same body in many ways. */

/** Full- and half-width as one, no spaces. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\([^()]*\)/g, ''],
  [/管理委员会/g, '管委会'],
  [/委员会/g, '委'],
  [/人民政府/g, '政府'],
  [/监督管理/g, '监管'],
  [/办公室/g, '办'],
  [/和|与|、|·/g, ''],
  [/(?<=.区)(区?委)?区?(党委)?政府$/, ''],
  [/(?<=.[镇乡])政府$/, ''],
  [/(?<=.(街道|地区|镇|乡))办事处$/, ''],
];

const contracted = (text: string): string => contractions.reduce((name, [long, short]) => name.replace(long, short), plainName(text));

/** 北京市发展和改革委员会 and 市发展改革委 share the key 发展改革委. A name has several keys, as its place may be said or not. */
export function looseKeys(text: string, city: string): readonly string[] {
  const name = contracted(text);
  const places = [city, city.replace(/市$/, ''), '市'];
  const bare = places.filter((place) => name.startsWith(place) && name.length > place.length + 1).map((place) => name.slice(place.length));
  return name === '' ? [] : [...new Set([name, ...bare])];
}

/** 各区政府（含北京经济技术开发区管委会） and 各区、经开区管委会 are one phrase. */
export const groupKey = (text: string, city: string): string =>
  plainName(text)
    .replaceAll(city.replace(/市$/, ''), '')
    .replace(/[()、,，和及与含]|包括/g, '')
    .replace(/经济技术开发区/g, '经开区')
    .replace(/管理委员会|管委会/g, '')
    .replace(/人民政府/g, '政府')
    .replace(/^各区(党委)?政府/, '各区');

/** How alike two names are, 0 to 1: shared pairs of characters (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const left = pairsOf(a);
  const right = pairsOf(b);
  let shared = 0;
  for (const [pair, n] of left) shared += Math.min(n, right.get(pair) ?? 0);
  const total = a.length + b.length - 2;
  return total <= 0 ? 0 : (2 * shared) / total;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
