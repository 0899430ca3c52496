import { describe, expect, it } from 'vitest';
import { ideographOf } from './radicals.ts';
import { closeUp, readable } from './repair.ts';

describe('look-alikes', () => {
  it.each([
    ['⽣⾏⽅⽉', '生行方月'],
    ['⻓⺠⻋⻅⻔⻜⻢⻛⻘⻝⻩⻬⻄⻆⻉', '长民车见门飞马风青食黄齐西角贝'],
    ['⼾', '户'],
    ['\uf9d1\uf97e', '六量'],
    ['ﬁ', 'fi'],
    ['⸺', '——'],
    ['5―9月', '5—9月'],
    ['国\u200b六\u00adb', '国六b'],
    ['２０２２年（Ⅲ类）㎡', '２０２２年（Ⅲ类）㎡'],
  ])('reads %s as %s', (printed, seen) => expect(readable(printed)).toBe(seen));

  it('leaves no radical of either block', () => {
    const assigned = (code: number): boolean => /\p{Assigned}/u.test(String.fromCodePoint(code));
    const codes = Array.from({ length: 0x2fe0 - 0x2e80 }, (_, i) => 0x2e80 + i).filter(assigned);
    expect(codes.filter((code) => /[\u2e80-\u2fdf]/.test(readable(String.fromCodePoint(code))))).toEqual([]);
    expect([...ideographOf.values()].every((text) => text.length > 0)).toBe(true);
  });
});

describe('words printed apart', () => {
  it.each([
    ['P M 2 . 5', 'PM2.5'],
    ['细颗粒物(PM 2.5)', '细颗粒物(PM2.5)'],
    ['N O x 和 V O C s', 'NOx 和 VOCs'],
    ['CO 2 与 SO 2', 'CO2 与 SO2'],
    ['2 0 2 2 年', '2022 年'],
    ['达到 10 项', '达到 10 项'],
    ['GDP 能耗', 'GDP 能耗'],
  ])('closes up %s', (printed, closed) => expect(closeUp(printed)).toBe(closed));
});
