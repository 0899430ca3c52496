/** （一） 一、 1. ① 第一条 一是 */
export const NUMBERED =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.](?!\d)|\d{1,2}[）)]|[①-⑳]|第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]是)/;
/** A mark that cannot begin a line of its own. */
export const STARTS_INSIDE = /^[，。；：、）》”’】〕？！,.;:)]/;
/** A mark after which more must come. */
export const ENDS_INSIDE = /[，、（(《“‘【〔]$/;
export const ENDS_SENTENCE = /[。；：！？;:]$/;

/** Joins a wrapped line to the one before: with a space between words, without one between ideographs. */
export function joinLines(before: string, after: string): string {
  const words = /[A-Za-z0-9][,.;:)]?$/.test(before.slice(-2)) && /^[A-Za-z0-9(]/.test(after);
  return words ? `${before} ${after}` : before + after;
}

const OPENING = '（(《“【〔';
const CLOSING = '）)》”】〕';

/** Whether a bracket stands open at the end. */
export function isUnclosed(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}
