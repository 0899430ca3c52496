/**
 * Characters that turn, hide or split the text around them: controls, direction marks and overrides, zero-width characters, fillers,
 * variation selectors and tags. Nobody needs them to say what happened; with them a text shows something else than it says.
 */
const HIDDEN = /[\p{DI}\p{Cf}\p{Cs}\p{NChar}]|(?![\n\t])\p{Cc}/gu;
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
