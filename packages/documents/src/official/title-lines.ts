/** 标题: so many characters of 2号 fit in a line of 156 mm. */
const WIDEST = 20;
/** Words that open what follows, and marks that never stand at an end of a line. */
const NOT_FIRST = /^[的地得了着和与及、，。；：！？）》”〉】〕号]/;
const NOT_LAST = /[（《“〈【〔、和与及第]$/;

/** Breaks a title by the sense of its words, into lines as even as they come (回行时词意完整、长短适宜). */
export function titleLines(title: string): string[] {
  return title.split('\n').flatMap((line) => evenLines(line.trim()));
}

function evenLines(line: string): string[] {
  const length = [...line].length;
  if (length <= WIDEST) return [line];
  const target = length / Math.ceil(length / WIDEST);
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(line)].map(({ segment }) => segment);
  return bestBreak(glued(words.flatMap(cutLong)), target);
}

const cutLong = (word: string): string[] => word.match(new RegExp(`[\\s\\S]{1,${WIDEST}}`, 'gu')) ?? [];

/** Words that must not be parted, as one. */
function glued(words: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    const tied = last !== undefined && (NOT_FIRST.test(word) || NOT_LAST.test(last));
    if (tied && [...last, ...word].length <= WIDEST) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces;
}

type Way = { readonly cost: number; readonly lines: readonly string[] };

/** The least sum of squared differences from the target length. */
function bestBreak(pieces: readonly string[], target: number): string[] {
  const ways: Way[] = [{ cost: 0, lines: [] }];
  for (let end = 1; end <= pieces.length; end++) {
    let best: Way = { cost: Number.POSITIVE_INFINITY, lines: [] };
    for (let start = end - 1; start >= 0; start--) {
      const line = pieces.slice(start, end).join('');
      const size = [...line].length;
      if (size > WIDEST) break;
      const before = ways[start] as Way;
      const cost = before.cost + (size - target) ** 2;
      if (cost < best.cost) best = { cost, lines: [...before.lines, line] };
    }
    ways.push(best);
  }
  return [...(ways.at(-1) as Way).lines];
}
