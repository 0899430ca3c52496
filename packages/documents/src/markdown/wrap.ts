/** Narrower lines were ended on purpose; wider ones were not wrapped at all. */
const NARROWEST_WRAP = 56;
const WIDEST_WRAP = 100;
const FEWEST_LINES = 12;

/**
 * Markdown lets a paragraph go on in the next line, yet many a plan is saved with one paragraph to the line. Lines are joined
 * only in files whose lines all keep to one width, as a program that wraps leaves them.
 */
export function unwrapper(lines: readonly string[]): (line: string, next: string) => boolean {
  const widths = lines.filter((line) => line.trim() !== '' && !line.includes('|')).map(widthOf);
  const isWrapped =
    widths.length >= FEWEST_LINES && widths.every((width) => width <= WIDEST_WRAP) && widths.some((width) => width >= NARROWEST_WRAP);
  if (!isWrapped) return () => false;
  return (line, next) =>
    !/(?: {2}|\\)$/.test(line) && widthOf(line) >= NARROWEST_WRAP && !/^\s*(?:\d+[.)]|[一二三四五六七八九十]+、|（)/.test(next);
}

/** Chinese characters are two columns wide. */
function widthOf(line: string): number {
  let width = 0;
  for (let i = 0; i < line.length; i++) width += line.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return width;
}
