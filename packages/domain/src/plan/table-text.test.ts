import { describe, expect, it } from 'vitest';
import { passageOf, rangeOf } from './passage.ts';
import { isNone, oneLine, readable } from './table-text.ts';

const read = (text: string) => readable(passageOf(text, { start: 0, end: text.length }));

describe('the text of a cell', () => {
  it.each([
    ['<p>甲。</p> <p>乙。</p>', '甲。\n乙。'],
    ['甲<br/>乙', '甲\n乙'],
    ['氮氧化物(NO _x)、PM _{2.5} 和O _3', '氮氧化物(NOx)、PM2.5 和O3'],
    ['NO<sub>x</sub>', 'NOx'],
    ['小于<5吨，大于 3 吨>', '小于<5吨，大于 3 吨>'],
    [' 甲 \n\n 乙 ', '甲\n乙'],
    ['文件名_a和b_文件', '文件名_a和b_文件'],
  ])('%j reads %j', (text, words) => {
    expect(read(text).text).toBe(words);
  });

  it('still knows where each character stood', () => {
    const text = '  <p>削减NO _x 排放</p>';
    const passage = read(text);
    expect(passage.text).toBe('削减NOx 排放');
    expect(text.slice(...(Object.values(rangeOf(passage)) as [number, number]))).toBe('削减NO _x 排放');
    expect(passage.from.map((at) => text[at]).join('')).toBe(passage.text);
  });

  it.each(['——', '—', '-', '/', '无', ' — — '])('%j means none', (text) => {
    expect(isNone(text)).toBe(true);
  });

  it('of a title closes the gap of a broken line, but not between Latin words', () => {
    expect(oneLine('空气质量改\n善目标')).toBe('空气质量改善目标');
    expect(oneLine('推进 VOCs\n2022 年治理')).toBe('推进 VOCs 2022 年治理');
  });
});
