/** Marks that never begin a line, and marks that never end one (避头尾). */
const NOT_FIRST = /^[，。；：、！？）》”’〉】〕…—·%％]/;
const NOT_LAST = /[（《“‘〈【〔]$/;

/** Breaks a text into lines no wider than asked: between Chinese characters anywhere, but not within a number or a word. */
export function brokenLines(text: string, width: number, first: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = first;
  for (const piece of piecesOf(text, width, widthOf)) {
    const wide = widthOf(piece);
    if (used + wide > width && line.length > 0) {
      const carried = carriedOver(line, piece);
      lines.push(line.join(''));
      line = carried;
      used = carried.reduce((sum, one) => sum + widthOf(one), 0);
    }
    line.push(piece);
    used += wide;
  }
  return [...lines, line.join('')];
}

/** A word wider than a line comes in single characters. */
const piecesOf = (text: string, width: number, widthOf: (text: string) => number): string[] =>
  (text.match(/[A-Za-z0-9.]+%?|[\s\S]/gu) ?? []).flatMap((word) => (widthOf(word) > width ? [...word] : [word]));

/** Takes from the end of a line what has to stand with the piece that follows. */
function carriedOver(line: string[], next: string): string[] {
  const carried: string[] = [];
  let follower = next;
  while (line.length > 1 && (NOT_FIRST.test(follower) || NOT_LAST.test(line.at(-1) ?? ''))) {
    follower = line.pop() ?? '';
    carried.unshift(follower);
  }
  return carried;
}
