/**
 * Characters that turn, hide or split the text around them: controls, direction marks and overrides, zero-width characters, fillers,
 * variation selectors and tags. Nobody needs them to say what happened; with them a text shows something else than it says.
 */
const HIDDEN =
  /[\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{7f}-\u{9f}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}-\u{180f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{fe00}-\u{fe0f}\u{feff}\u{ffa0}\u{fff9}-\u{fffb}\u{fffe}\u{ffff}\u{e0000}-\u{e0fff}]|\p{Cs}/gu;
/** Marks piled on one letter paint over the lines above; written languages need no more than four. */
const PILED = /(\p{M}{4})\p{M}+/gu;

/** Text of a resident as it is kept and shown: one form of each letter, nothing hidden, and at most one empty line at a time. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(HIDDEN, '')
    .replace(PILED, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The same for what stands on one line, such as a name. */
export const plainLine = (text: string): string => plainText(text).replace(/\s+/g, ' ');

/** How long a text is to whoever reads it: in characters, not in halves of them. */
export const lengthOf = (text: string): number => [...text].length;
