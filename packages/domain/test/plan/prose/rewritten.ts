/** The same document as it looks pasted on one line. */
export const runOn = (text: string): string => paragraphs(text).join(' ');

/** The same document broken at the right margin, with the first line of each paragraph set in by two characters. */
export const wrapped = (text: string, width: number): string =>
  paragraphs(text)
    .map((line) => broken(`　　${line}`, width))
    .join('\n');

/** Broken at the margin, with nothing that shows where a paragraph begins but the length of the line before. */
export const wrappedFlush = (text: string, width: number): string =>
  paragraphs(text)
    .map((line) => broken(line, width))
    .join('\n');

const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A mark that closes may hang over the margin; a number is not broken. */
function broken(line: string, columns: number): string {
  const lines: string[] = [];
  let start = 0;
  let width = 0;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string;
    width += character.charCodeAt(0) < 0x2000 ? 1 : 2;
    const inNumber = /[0-9A-Za-z.]/.test(character) && /[0-9A-Za-z.]/.test(line[i - 1] ?? '');
    if (width <= columns || inNumber || '，。；：、）》”？！'.includes(character)) continue;
    lines.push(line.slice(start, i));
    start = i;
    width = 2;
  }
  return [...lines, line.slice(start)].join('\n');
}
