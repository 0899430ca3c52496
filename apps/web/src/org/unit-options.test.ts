import type { UnitShown } from '@gongjian/contract/org';
import { expect, it } from 'vitest';
import { unitOptions } from './unit-options.ts';

const unit = (id: string, name: string, parent: string): UnitShown => ({
  id,
  kind: 'street',
  name,
  fullName: `北京市${parent}${name}`,
  parent: { id: parent, name: parent, kind: 'district' },
  aliases: ['别名'],
  openedOn: null,
  closedOn: null,
  version: 1,
});

it('tells streets of one name apart by their district', () => {
  const labels = unitOptions([unit('1', '永定镇', '门头沟区'), unit('2', '永定镇', '延庆区'), unit('3', '东风乡', '朝阳区')]).map(
    (option) => option.label,
  );
  expect(labels).toEqual(['永定镇（门头沟区）', '永定镇（延庆区）', '东风乡']);
});

it('finds a unit by its full name and its aliases', () => {
  expect(unitOptions([unit('1', '东风乡', '朝阳区')])[0]?.search).toBe('东风乡 北京市朝阳区东风乡 别名');
});
