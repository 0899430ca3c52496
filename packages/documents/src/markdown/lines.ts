/** What one physical line of Markdown can be. Every test looks at each character a bounded number of times. */

export type AtxHeading = { readonly level: number; readonly text: string };

export function atxHeading(line: string): AtxHeading | null {
  const start = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line);
  if (start === null) return null;
  const text = line.slice(start[0].length).trim();
  const closing = text.length - text.replace(/#+$/, '').length;
  const closed = closing > 0 && (closing === text.length || /[ \t]/.test(text.charAt(text.length - closing - 1)));
  return { level: (start[1] as string).length, text: closed ? text.slice(0, -closing).trimEnd() : text };
}

/** `|---|:--:|` */
export function isDelimiterRow(line: string): boolean {
  const row = line.trim();
  return (
    row.includes('|') && row.includes('--') && /^[|:\- \t]+$/.test(row) && cellsOfRow(row).every((cell) => /^:?-+:?$/.test(cell.trim()))
  );
}

/** A row with bars at both ends: a table even where the delimiter row was lost with a page break. */
export function isBarredRow(line: string): boolean {
  const row = line.trim();
  return row.length > 2 && row.startsWith('|') && row.endsWith('|') && row.indexOf('|', 1) < row.length - 1;
}

export const hasBar = (line: string): boolean => line.includes('|');

/** `---`, `***`, `___` on a line of their own. */
export const isRule = (line: string): boolean => /^(?:-[ \t]*){3,}$|^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$/.test(line.trim());

export function setextLevel(line: string): number | null {
  const mark = line.trim();
  if (/^={2,}$/.test(mark)) return 1;
  return /^-{2,}$/.test(mark) ? 2 : null;
}

/** Splits at bars that are not escaped and not in code; the outer bars belong to no cell. */
export function cellsOfRow(line: string): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let cell = '';
  for (let i = row.startsWith('|') ? 1 : 0; i < row.length; i++) {
    const character = row.charAt(i);
    if (character === '\\' && i + 1 < row.length) cell += character + row.charAt(++i);
    else if (character === '|') {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  if (cell.trim() !== '' || !row.endsWith('|')) cells.push(cell);
  return cells;
}
