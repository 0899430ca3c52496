import { expect, it } from 'vitest';
import { paragraphsOf } from './cell-text.ts';
import type { Line } from './line.ts';

const SIZE = 10;
const BOX = { left: 0, right: 86 };

/** Lines in the middle of a cell eight characters wide. */
const centred = (lines: readonly string[]): Line[] =>
  lines.map((text, i) => {
    const left = (BOX.right - text.length * SIZE) / 2;
    const y = 20 + 14 * i;
    const glyphs = [...text].map((character, c) => ({
      text: character,
      x: left + c * SIZE,
      end: left + (c + 1) * SIZE,
      y,
      size: SIZE,
      bold: false,
      turn: 0 as const,
      nth: 0,
    }));
    return { glyphs, left, right: left + text.length * SIZE, y, size: SIZE };
  });

it.each([
  [
    ['市交通委', '市城市管理委'],
    ['市交通委', '市城市管理委'],
  ],
  [
    ['市经济和信息化局', '市住房城乡建设委', '等部门'],
    ['市经济和信息化局', '市住房城乡建设委等部门'],
  ],
  [['各区政府', '（含北京经济技术', '开发区管委会）'], ['各区政府（含北京经济技术开发区管委会）']],
  [['中国铁路北京局', '集团有限公司'], ['中国铁路北京局集团有限公司']],
  [['市空气重污染应急', '指挥部成员单位'], ['市空气重污染应急指挥部成员单位']],
  [
    ['市科委、', '中关村管委会', '市财政局'],
    ['市科委、中关村管委会', '市财政局'],
  ],
  [['按时间', '节点完成'], ['按时间节点完成']],
  [['大', '气', '污', '染'], ['大气污染']],
  [
    ['6月底前', '持续推进'],
    ['6月底前', '持续推进'],
  ],
])('reads %j as %j', (lines, paragraphs) => {
  expect(paragraphsOf(centred(lines), BOX, 3)).toEqual(paragraphs);
});
