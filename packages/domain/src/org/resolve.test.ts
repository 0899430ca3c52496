import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import type { Directory, Unit, UnitGroup } from './model.ts';
import { indexUnits, resolveUnit, suggestUnits } from './resolve.ts';

type PackUnit = Omit<Unit, 'trades'> & { trades?: string[] };
type PackGroup = { id: string; name: string; phrases: string[]; members?: string[]; kinds?: string[] };
const pack = (name: string) => JSON.parse(readFileSync(new URL(`../../../../packs/beijing-2022/${name}`, import.meta.url), 'utf8'));

function beijing(): Directory {
  const { units, groups } = pack('units.json') as { units: PackUnit[]; groups: PackGroup[] };
  const { streets, reportsTo } = pack('units-streets.json') as {
    streets: { code: string; name: string }[];
    reportsTo: Record<string, string>;
  };
  const all: Unit[] = [
    ...units.map((unit) => ({ ...unit, trades: unit.trades ?? [] })),
    ...streets.map(({ code, name }): Unit => {
      const parent = reportsTo[code] ?? code.slice(0, 6);
      return { id: code, kind: 'street', name, fullName: name, parent, aliases: [], trades: [] };
    }),
  ];
  const expand = ({ id, name, phrases, members = [], kinds = [] }: PackGroup): UnitGroup => ({
    id,
    name,
    phrases,
    members: [...members, ...all.filter((unit) => kinds.includes(unit.kind)).map((unit) => unit.id)],
  });
  return { day: localDate('2022-03-01'), city: '北京市', units: all, groups: groups.map(expand) };
}

const directory = beijing();
const index = indexUnits(directory);
const resolve = (text: string) => resolveUnit(index, text);

it('carries 343 streets and townships, and counts of each district as published', () => {
  const count = (district: string) => directory.units.filter((unit) => unit.kind === 'street' && unit.id.startsWith(district)).length;
  expect(directory.units.filter((unit) => unit.kind === 'street')).toHaveLength(343);
  expect([count('110105'), count('110108'), count('110101'), count('110115'), count('110118')]).toEqual([43, 29, 17, 22, 20]);
  expect(directory.units.filter((unit) => unit.parent === '1101BDA').map((unit) => unit.name)).toEqual(['荣华街道', '博兴街道']);
});

describe('a name', () => {
  it.each([
    ['市生态环境局', 'unit', 'bj-sthjj'],
    ['北京市生态环境局', 'unit', 'bj-sthjj'],
    ['生态环境局', 'alias', 'bj-sthjj'],
    ['市发展和改革委员会', 'alias', 'bj-fgw'],
    ['北京市发展改革委', 'alias', 'bj-fgw'],
    ['市科委、中关村管委会', 'unit', 'bj-kw'],
    ['市科委 、 中关村管委会', 'unit', 'bj-kw'],
    ['中关村管委会', 'alias', 'bj-kw'],
    ['北京市市场监管局', 'alias', 'bj-scjgj'],
    ['北京市场监管局', 'alias', 'bj-scjgj'],
    ['市经济和信息化局（市新能源汽车联席会议办公室）', 'alias', 'bj-jxj'],
    ['市园林绿化局(首都绿化办)', 'alias', 'bj-yllhj'],
    ['东城区政府', 'alias', '110101'],
    ['北京市东城区人民政府', 'unit', '110101'],
    ['东城区', 'unit', '110101'],
    ['通州区委区政府', 'alias', '110112'],
    ['北京经济技术开发区管委会', 'alias', '1101BDA'],
    ['经济技术开发区管理委员会', 'alias', '1101BDA'],
    ['荣华街道办事处', 'alias', '110115012'],
    ['朝阳区八里庄街道', 'alias', '110105015'],
    ['宋庄镇人民政府', 'alias', '110112104'],
  ])('%s is the %s %s', (text, how, unit) => {
    expect(resolve(text)).toEqual({ how, unit });
  });

  it('printed for every unit finds that unit, whichever of its names is used', () => {
    const shared = directory.units.filter(({ kind }) => kind !== 'street');
    const wrong = shared.flatMap((unit) =>
      [unit.name, unit.fullName, ...unit.aliases].filter((name) => (resolve(name) as { unit?: string }).unit !== unit.id),
    );
    expect(wrong).toEqual([]);
  });

  it('two streets share is left to a person, with both', () => {
    expect(resolve('八里庄街道')).toMatchObject({ how: 'unknown', suggestions: [{ score: 1 }, { score: 1 }] });
  });

  it.each(['区生态环境局', '生态环境部', '市民', '天津市水务局', ''])('nobody here has is not guessed: %s', (text) => {
    expect(resolve(text).how).toBe('unknown');
  });
});

describe('a phrase', () => {
  it.each([
    ['各区政府（含北京经济技术开发区管委会）', 17],
    ['各区政府 (含北京经济技术开发区管委会)', 17],
    ['各区人民政府(含经开区管委会)', 17],
    ['各区政府、北京经济技术开发区管委会', 17],
    ['各区政府', 16],
    ['各区', 16],
    ['各街道（乡镇）', 343],
    ['市空气重污染应急指挥部成员单位', 33],
  ])('%s expands to %i units', (text, n) => {
    const found = resolve(text);
    expect(found.how === 'group' && found.units.length).toBe(n);
  });

  it.each([
    ['相关区政府', [], 'district'],
    ['有关区', [], 'district'],
    ['市相关部门', [], 'bureau'],
    ['市有关部门', [], 'bureau'],
    ['各相关单位', [], 'bureau'],
    ['各级行业主管部门', [], 'bureau'],
    ['市住房城乡建设委等部门', ['bj-zjw'], 'bureau'],
    ['市交通委、市水务局等部门', ['bj-jtw', 'bj-swj'], 'bureau'],
    ['市科委、中关村管委会等部门', ['bj-kw'], 'bureau'],
    ['市新能源汽车联席会议成员单位', [], 'bureau'],
    ['市节水联席会议成员单位', [], 'bureau'],
    ['属地街道（乡镇）', [], 'street'],
  ])('%s waits for a person, naming %j', (text, named, among) => {
    expect(resolve(text)).toMatchObject({ how: 'open', named, among: expect.arrayContaining([among]) });
  });
});

describe('suggestions', () => {
  it.each([
    ['生态环境部门', 'bj-sthjj'],
    ['市住建局', 'bj-zjw'],
    ['市生态环镜局', 'bj-sthjj'],
    ['公安交管部门', 'bj-gaj'],
    ['海淀分局', '110108'],
  ])('for %s begin with %s', (text, unit) => {
    expect(suggestUnits(index, text)[0]?.unit).toBe(unit);
  });
});
