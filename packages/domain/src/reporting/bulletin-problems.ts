/** What one unit said stands in the way. */
export type ProblemTold = { readonly unit: string; readonly text: string };

/** 无, 暂无突出问题 and the like: people fill the field although there is nothing to say. */
const NOTHING = /^(【[^】]*】)?(暂?无|没有)(突出|明显|重大)?(问题|困难)?$/;

/** The same words of many units are told once, with whom: what most say first. */
export function problemsTold(told: readonly ProblemTold[]): string[] {
  const units = new Map<string, string[]>();
  for (const { unit, text } of told) {
    const plain = text.trim().replace(/[。；]$/, '');
    if (plain === '' || NOTHING.test(plain)) continue;
    const who = units.get(plain) ?? [];
    who.push(unit);
    units.set(plain, who);
  }
  return [...units].toSorted(([, a], [, b]) => b.length - a.length).map(([text, of]) => `${namesOf(of)}反映${text}`);
}

const NAMED = 3;
const namesOf = (units: readonly string[]): string =>
  units.length <= NAMED ? units.join('、') : `${units.slice(0, NAMED).join('、')}等${units.length}个单位`;
