import { describe, expect, it } from 'vitest';
import { formatOf, shownNumber } from './number-format.ts';

const shown = (raw: string, format: string): string => shownNumber(raw, format, false);

describe('numbers as their cells show them', () => {
  it.each([
    ['3', 'General', '3'],
    ['0.30000000000000004', 'General', '0.3'],
    ['1234567.5', '#,##0.00', '1,234,567.50'],
    ['0.746', '0.0%', '74.6%'],
    ['0.03', '0%', '3%'],
    ['12', '0"吨"', '12吨'],
    ['-5', '#,##0', '-5'],
    ['-5', '0;(0)', '(5)'],
    ['0', '0;-0;"——"', '——'],
    ['7', '000', '007'],
    ['1.5', '0.0#', '1.5'],
    ['5', '#,##0_);[Red]\\(#,##0\\)', '5'],
    ['3', '@', '3'],
    ['文字', '0.00', '文字'],
  ])('%s as %s', (raw, format, text) => {
    expect(shown(raw, format)).toBe(text);
  });

  it.each([
    ['44613', 'yyyy"年"m"月"d"日"', '2022年2月21日'],
    ['44613', 'yyyy/m/d', '2022/2/21'],
    ['44613', '[$-804]yyyy"年"m"月"d"日";@', '2022年2月21日'],
    ['44613', 'm"月"d"日"', '2月21日'],
    ['44613.75', 'yyyy-mm-dd hh:mm:ss', '2022-02-21 18:00:00'],
    ['44613.75', 'h:mm AM/PM', '6:00 PM'],
    ['44613', 'aaaa', '星期一'],
    ['1', 'yyyy/m/d', '1900/1/1'],
    ['61', 'yyyy/m/d', '1900/3/1'],
  ])('the day %s as %s', (raw, format, text) => {
    expect(shown(raw, format)).toBe(text);
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(shownNumber('0', 'yyyy/m/d', true)).toBe('1904/1/1');
  });

  it('knows the formats of a Chinese Excel by their number, and those of the file', () => {
    expect(formatOf(31, new Map())).toBe('yyyy"年"m"月"d"日"');
    expect(formatOf(176, new Map([[176, '0.0']]))).toBe('0.0');
    expect(formatOf(999, new Map())).toBe('General');
  });
});
