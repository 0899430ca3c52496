import { type Line, splitAtGaps, textOf } from './line.ts';

/** 页码、页眉、页脚: what stands on every page and belongs to none of the text. */

const PAGE_NUMBER =
  /^[-—–―－─·•．.\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6})(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?\d{1,4}(?:\s*页)?|[\s,，]*共\s*\d{1,4}\s*页)?[-—–―－─·•．.\s]*$/;

/** How much of the page, above and below, may hold such things. */
const MARGIN = 0.13;

export const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text);

type Sheet = { readonly height: number; readonly lines: readonly Line[]; readonly top: number; readonly bottom: number };

/** Drops the page number at the very top or foot. `top` and `bottom` bound what else is printed, so that no row number is taken. */
export function withoutPageNumber({ height, lines, top, bottom }: Sheet): Line[] {
  const first = lines.findIndex((line) => line.y < MARGIN * height && line.y < top && isPageNumber(textOf(line)));
  const last = lines.findLastIndex((line) => line.y > (1 - MARGIN) * height && line.y > bottom && isPageNumber(textOf(line)));
  const isAlone = (line: Line, i: number): boolean => {
    const gaps = [i > 0 ? line.y - (lines[i - 1] as Line).y : Infinity, (lines[i + 1]?.y ?? Infinity) - line.y];
    return Math.min(...gaps) > 1.2 * line.size || /\D/.test(textOf(line));
  };
  return lines.filter((line, i) => !((i === first && i < 2) || (i === last && i > lines.length - 3)) || !isAlone(line, i));
}

/** The very edge, where even two pages saying the same are enough. */
const EDGE = 0.085;

/** Lines at the head or foot that say the same, figures aside, at the same height on page after page. */
export function runningLines(pages: readonly { readonly height: number; readonly lines: readonly Line[] }[]): Set<Line> {
  const seen = new Map<string, Line[]>();
  const margin = pages.length === 2 ? EDGE : MARGIN;
  for (const { height, lines } of pages) {
    for (const line of new Set([...lines.slice(0, 2), ...lines.slice(-2)])) {
      const isBody = line.y > margin * height && line.y < (1 - margin) * height;
      if (isBody || splitAtGaps(line, 1).length > 3) continue;
      const key = `${Math.round(line.y / 3)} ${textOf(line).replace(/\d+/g, '0').replaceAll(' ', '')}`;
      const same = seen.get(key);
      if (same) same.push(line);
      else seen.set(key, [line]);
    }
  }
  const enough = pages.length === 2 ? 2 : Math.max(3, Math.ceil(pages.length / 3));
  return new Set([...seen.values()].filter((lines) => lines.length >= enough).flat());
}
