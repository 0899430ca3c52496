import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageOf } from './passage.ts';
import { readRoles, readUnits, unitLikeness } from './units.ts';

const whole = (text: string) => passageOf(text, { start: 0, end: text.length });
const unit = fc.constantFrom(
  '市生态环境局',
  '市住房城乡建设委',
  '市科委、中关村管委会',
  '各区政府(含北京经济技术开发区管委会)',
  '市相关部门',
  '中国铁路北京局集团有限公司',
  '房山区政府',
  '省水利厅',
  '市委宣传部',
);
const list = fc.uniqueArray(unit, { minLength: 1, maxLength: 7 });

describe('lists of units', () => {
  it('are read the same whatever separates them', () => {
    fc.assert(
      fc.property(list, fc.constantFrom('、', ' ', '\n', '；', '，', ' / '), (units, separator) => {
        expect(readUnits(whole(units.join(separator))).map(({ text }) => text)).toEqual(units);
      }),
    );
  });

  it('are read the same when a line breaks behind the second sign of a name', () => {
    fc.assert(
      fc.property(list, (units) => {
        const broken = units.map((name) => `${name.slice(0, 2)}\n${name.slice(2)}`).join('、');
        expect(readUnits(whole(broken)).map(({ text }) => text)).toEqual(units);
      }),
    );
  });

  it('give every unit one part', () => {
    fc.assert(
      fc.property(list, (units) => {
        const [first, ...rest] = units as [string, ...string[]];
        const roles = readRoles(whole(rest.length === 0 ? `${first}牵头` : `${first}牵头，${rest.join('、')}配合`));
        expect(roles.lead.map(({ text }) => text)).toEqual([first]);
        expect(roles.support.map(({ text }) => text)).toEqual(rest);
        expect(roles.responsible).toEqual([]);
      }),
    );
  });

  it('never throw, whatever is in them', () => {
    const noise = fc.array(
      fc.constantFrom(
        '市',
        '区',
        '局',
        '委',
        '（',
        '）',
        '(',
        ')',
        '、',
        '，',
        '：',
        '牵头',
        '会同',
        '配合',
        '等部门',
        '\n',
        ' ',
        '各',
        '政府',
        'A',
        '1',
        '★',
        '——',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(noise, (words) => {
        const text = words.join('');
        for (const { unit: name } of [...readUnits(whole(text)), ...Object.values(readRoles(whole(text))).flat()])
          expect(name).not.toBe('');
        expect(unitLikeness(text)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
