import { localDate } from '@gongjian/domain/kernel/dates';
import { indexUnits, resolveUnit } from '@gongjian/domain/org/resolve';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack } from '../../test/make.ts';
import { decideGroup, decisionsAbout, directoryOn, loadUnits, unitRefs, unitsUnder } from './index.ts';

const db = ownDatabase();
const ctx = () => at(db(), '2022-03-01T02:00:00Z');
const day = localDate('2022-03-01');
beforeAll(() => loadUnits(ctx(), beijingPack));

describe('the Beijing pack', () => {
  it('is loaded once', async () => {
    expect(await loadUnits(ctx(), beijingPack)).toEqual({ units: 0, groups: 0 });
  });

  it('gives a directory in which names and groups are found', async () => {
    const directory = await ctx().read((tx) => directoryOn(tx, day));
    const index = indexUnits(directory);
    expect(directory.units.filter(({ kind }) => kind === 'street')).toHaveLength(343);
    expect(directory.city).toBe('北京市');
    expect(resolveUnit(index, '市城市管理委')).toEqual({ how: 'unit', unit: 'bj-csglw' });
    expect(resolveUnit(index, '各区政府（含北京经济技术开发区管委会）')).toMatchObject({ how: 'group', group: 'districts-and-zone' });
  });

  it('calls a unit by the name of the day', async () => {
    const nameOn = async (text: string) => (await ctx().read((tx) => unitRefs(tx, ['bj-pbc'], localDate(text)))).get('bj-pbc')?.name;
    expect(await nameOn('2022-03-01')).toBe('人民银行营业管理部');
    expect(await nameOn('2023-08-18')).toBe('人民银行北京市分行');
  });

  it('lays the two streets of the zone under the zone', async () => {
    const under = await ctx().read((tx) => unitsUnder(tx, ['1101BDA', '110101'], day));
    expect(under.get('1101BDA')).toEqual(['110115012', '110115013', '1101BDA']);
    expect(under.get('110101')).toHaveLength(18);
  });

  it('is not seen from another city', async () => {
    const elsewhere = at(db(), '2022-03-01T02:00:00Z', anActor({ city: '120000' }));
    expect((await elsewhere.read((tx) => directoryOn(tx, day))).units).toEqual([]);
  });
});

describe('an open phrase', () => {
  const decide = (units: string[]) =>
    ctx().transact((tx) => decideGroup(tx, ctx(), { subject: 'm-1', phrase: '相关区政府', units, reason: null }));

  it('means what a person last said, and who said it is kept', async () => {
    await decide(['110111']);
    await decide(['110111', '110114']);
    expect(await ctx().read((tx) => decisionsAbout(tx, ['m-1']))).toEqual([
      {
        subject: 'm-1',
        phrase: '相关区政府',
        units: ['110111', '110114'],
        reason: null,
        by: 'p-liu',
        at: new Date('2022-03-01T02:00:00Z'),
      },
    ]);
  });

  it('cannot mean a unit that does not exist', async () => {
    await expect(decide(['110111', 'nowhere'])).rejects.toMatchObject({ code: 'org.unit_not_found', problems: [{ at: ['units', 1] }] });
  });
});
