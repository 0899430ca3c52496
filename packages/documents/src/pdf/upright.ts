import { type Box, contains, type Glyph, middleOf, type PageMarks, type Rule, type Turn } from './marks.ts';
import { turned } from './text-state.ts';

/** Where the middle of a character lies on the page, however the character is turned. */
export function placeOf(glyph: Glyph): readonly [number, number] {
  return turned(middleOf(glyph), ((4 - glyph.turn) % 4) as Turn);
}

export const liesIn = (box: Box, glyph: Glyph): boolean => contains(box, ...placeOf(glyph));

/** Turns the page the way most of its text reads, as a reader would: landscape tables are often printed on upright pages. */
export function upright(page: PageMarks): PageMarks {
  const turn = commonTurn(page.glyphs);
  const { width, height } = page;
  const inside: Box = { left: 0, top: 0, right: width, bottom: height };
  const glyphs = page.glyphs.filter((glyph) => liesIn(inside, glyph));
  if (turn === 0) return { ...page, glyphs };
  const origin = [turn === 1 ? 0 : turn === 2 ? width : height, turn === 1 ? width : turn === 2 ? height : 0] as const;
  return {
    width: turn === 2 ? width : height,
    height: turn === 2 ? height : width,
    glyphs: glyphs.map((glyph) => turnGlyph(glyph, turn, origin)),
    rules: page.rules.map((rule) => turnRule(rule, turn, origin)),
  };
}

function commonTurn(glyphs: readonly Glyph[]): Turn {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const { turn } of glyphs) counts[turn]++;
  return counts.indexOf(Math.max(...counts)) as Turn;
}

function turnGlyph(glyph: Glyph, by: Turn, origin: readonly [number, number]): Glyph {
  const turn = ((glyph.turn - by + 4) % 4) as Turn;
  const [dx, dy] = turned(origin, turn);
  return { ...glyph, turn, x: glyph.x + dx, end: glyph.end + dx, y: glyph.y + dy };
}

function turnRule(rule: Rule, by: Turn, [dx, dy]: readonly [number, number]): Rule {
  const { lying, at } = rule;
  const [x1, y1] = turned(lying ? [rule.from, at] : [at, rule.from], by);
  const [x2, y2] = turned(lying ? [rule.to, at] : [at, rule.to], by);
  if (y1 === y2) return { lying: true, at: y1 + dy, from: Math.min(x1, x2) + dx, to: Math.max(x1, x2) + dx };
  return { lying: false, at: x1 + dx, from: Math.min(y1, y2) + dy, to: Math.max(y1, y2) + dy };
}
