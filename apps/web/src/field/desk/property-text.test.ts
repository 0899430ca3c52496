import type { Checklist } from '@gongjian/contract/supervision';
import { describe, expect, it } from 'vitest';
import { nameOfProperty, sayProperty } from './property-text.ts';
import { conflictText } from './text.ts';

const { zh, en } = conflictText;
const checklist = { items: [{ code: 'cover', title: '裸土苫盖' }] } as unknown as Checklist;

describe('a property of a visit', () => {
  it('is called by its item, or by the words of the screen', () => {
    expect(nameOfProperty('answer.cover', checklist, zh)).toBe('裸土苫盖');
    expect(nameOfProperty('answer.gone', checklist, zh)).toBe('answer.gone');
    expect(nameOfProperty('signer', checklist, en)).toBe('Signed by');
  });

  it.each([
    ['answer.cover', '["no","东侧未苫盖",["11111111-1111-4111-8111-111111111111"]]', '不符合 · 东侧未苫盖 · 照片 1 张'],
    ['answer.pm10', '["180","",[]]', '180'],
    ['answer.cover', '', '（空）'],
    ['answer.cover', undefined, '（空）'],
    ['place', '[116.45,39.92,12.4]', '116.45000, 39.92000 · ±12 米'],
    ['startedAt', '2022-06-02T01:00:00.000Z', '2022-06-02 09:00'],
    ['companions', '["王工","李工"]', '王工、李工'],
    ['signatureId', '11111111-1111-4111-8111-111111111111', '已签字'],
    ['handedIn', 'yes', '是'],
    ['signer', '王工', '王工'],
    ['place', 'nonsense', '（空）'],
  ])('%s = %s is read as %s', (property, value, said) => {
    expect(sayProperty(property, value, zh)).toBe(said);
  });
});
