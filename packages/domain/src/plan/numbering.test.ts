import { describe, expect, it } from 'vitest';
import { numbered, numeralValue } from './numbering.ts';

describe('numbering', () => {
  it.each([
    ['第一部分 大气', 'part', '一'],
    ['第3章 水', 'chapter', '3'],
    ['一、主要目标', 'han', '一'],
    ['十二、保障', 'han', '十二'],
    ['（三）扬尘', 'hanBracket', '三'],
    ['( 四 )油烟', 'hanBracket', '四'],
    ['一是要落实责任', 'spoken', '一'],
    ['1.执法', 'digit', '1'],
    ['１２、执法', 'digit', '12'],
    ['（2）执法', 'digitBracket', '2'],
    ['③执法', 'circle', '③'],
  ])('%s is %s %s', (text, style, ordinal) => {
    expect(numbered(text)).toMatchObject({ style, ordinal });
  });

  it.each(['4.5吨以下货车', '一般固废', '第三方治理', '2022年目标', '各区政府', ''])('%s is not numbered', (text) => {
    expect(numbered(text)).toBeNull();
  });

  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['二〇二二', 2022],
    ['２３', 23],
    ['⑫', 12],
    ['甲', null],
  ])('%s is %s', (text, value) => {
    expect(numeralValue(text)).toBe(value);
  });
});
