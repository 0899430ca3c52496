import { describe, expect, it } from 'vitest';
import { readMarker } from './prose-marker.ts';

describe('reads the number a heading or an item begins with', () => {
  it.each([
    ['一、总体要求', 'chinese', 1, '一', 2],
    ['十二 、保障措施', 'chinese', 12, '十二', 4],
    ['（三）加强扬尘管控', 'chineseBracket', 3, '三', 3],
    ['( 二十一 )、推进', 'chineseBracket', 21, '二十一', 8],
    ['1.加强', 'arabic', 1, '1', 2],
    ['１２．加强', 'arabic', 12, '12', 3],
    ['3、 加强', 'arabic', 3, '3', 3],
    ['1.2022年底前完成', 'arabic', 1, '1', 2],
    ['1.2 治理扬尘', 'decimal', 2, '1.2', 4],
    ['1.2.3加强', 'subDecimal', 3, '1.2.3', 5],
    ['（1）加强', 'arabicBracket', 1, '1', 3],
    ['2)加强', 'arabicBracket', 2, '2', 2],
    ['⑶加强', 'arabicBracket', 3, '3', 1],
    ['④加强', 'circled', 4, '4', 1],
    ['㈡ 推进', 'chineseBracket', 2, '二', 2],
    ['第一章 总则', 'chapter', 1, '一', 4],
    ['第二部分：重点任务', 'volume', 2, '二', 5],
    ['第十条 各单位', 'article', 10, '十', 4],
    ['专项一：源头替代', 'named', 1, '一', 4],
    ['任务2：达标', 'namedTask', 2, '2', 4],
    ['Ⅱ. 推进', 'roman', 2, 'II', 3],
  ] as const)('%s', (text, kind, number, ordinal, length) => {
    expect(readMarker(text)).toEqual({ kind, number, ordinal, length });
  });

  it.each([
    '4.5吨/平方公里',
    '2.0版',
    '1.5 万吨',
    '3.2左右',
    '1.1.0 版',
    '一、二类功能区',
    '一、二季度',
    '1、2号机组',
    'PM2.5',
    '（2022）',
    '（一）》要求',
    '（一）、（二）',
    '二〇二二年',
    '2022年底前',
    '一是加强',
  ])('but not in %s', (text) => {
    expect(readMarker(text)).toBeNull();
  });
});
