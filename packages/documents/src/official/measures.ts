/** Measures of GB/T 9704-2012 in twips (1/20 pt; 1 mm = 56.6929), as Word wants them. Sizes of type are in half points. */
export const PAPER = { width: 11906, height: 16838 } as const;
/**
 * 天头 37±1 mm, 订口 28 mm, and what is left around a 版心 of 156 × 225 mm. 37 mm are 2098 twips, but then the 版心 is 12756 high
 * and 22 lines of 580 need 12760: four less above (0.07 mm), and the last line has its place.
 */
export const MARGIN = { top: 2094, left: 1588, right: 1474, bottom: 1984 } as const;
export const TEXT_WIDTH = PAPER.width - MARGIN.left - MARGIN.right;

/** 22 lines of 28 characters. */
export const LINE = 580;
export const CHAR_SPACE = -848;
/**
 * The same pitch, said of the characters themselves: 0.3 pt closer. Some programs give each character two places of a grid
 * narrower than the type, so the text does not lean on the grid.
 */
export const CHAR_CLOSER = -6;
export const LINES_PER_PAGE = 22;
export const CHARS_PER_LINE = 28;
/** One character of 3号 on the grid. */
export const CHAR = TEXT_WIDTH / CHARS_PER_LINE;

export const SIZE = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;
/** From the 版心 down to the upper edge of the 发文机关标志: 35 mm. */
export const MARK_DROP = 1984;
export const MARK_LARGEST = 44;
/** From the 发文字号 to the red line: 4 mm, in points. */
export const RED_LINE_GAP = 11;
/** The page number stands 7 mm under the 版心: 28 mm over the paper's edge. */
export const FOOTER = 1587;
export const FOOTER_LINE = 280;
/** One character of 4号. */
export const SMALL_CHAR = 280;
export const RED = 'FF0000';

/** Names of fonts; what a reader without them takes instead is in the font table. */
export const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;
export type FontName = (typeof FONT)[keyof typeof FONT];

export const INSTEAD: Record<FontName, string> = {
  方正小标宋简体: '宋体',
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  黑体: 'SimHei',
  宋体: 'SimSun',
};
