import { expect, it } from 'vitest';
import { filled, unknownPlaces } from './template.ts';

it('says which places nothing is known for', () => {
  expect(unknownPlaces('{month}月报：{unit}还有{count}项，{due}前报，剩{days}天。{note}')).toEqual([]);
  expect(unknownPlaces('{mouth}{}{mouth}{unit}')).toEqual(['mouth', '']);
});
it('fills what is known, never twice, and leaves the rest as it stands', () => {
  expect(filled('{unit}：{note}，{other}', { unit: '朝阳区', note: '{unit}' })).toBe('朝阳区：{unit}，{other}');
});
