import type { SamplePage } from './sample-pdf.ts';

export type SampleCell = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly colSpan?: number;
};
export type SampleTable = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly SampleCell[];
  readonly size?: number;
};

const PADDING = 3;
const PITCH = 1.4;

/** Draws the table with its lines; words wrap in their cell and stand in its middle. A line feed starts a new line. */
export function printTable(page: SamplePage, { xs, ys, cells, size = 10 }: SampleTable, ruled = true): void {
  for (const { text, row, column, rowSpan = 1, colSpan = 1 } of cells) {
    const [left, right] = [xs[column] as number, xs[column + colSpan] as number];
    const [top, bottom] = [ys[row] as number, ys[row + rowSpan] as number];
    if (ruled)
      page.line(left, top, right, top).line(left, bottom, right, bottom).line(left, top, left, bottom).line(right, top, right, bottom);
    const lines = text === '' ? [] : wrapped(text, (right - left - 2 * PADDING) / size);
    const height = lines.length * PITCH * size;
    lines.forEach((line, i) => {
      page.text(left + PADDING, (top + bottom - height) / 2 + (i + 0.9) * PITCH * size - 0.2 * size, line, { size });
    });
  }
}

/** Breaks between ideographs, or after a Latin word; widths in ems. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.match(/[\x21-\x7e]+ ?|[^\x21-\x7e]/g) ?? []) {
      if (line !== '' && ems(line) + ems(word.trimEnd()) > width + 0.001 && !/^[，。；：、）》]/.test(word)) {
        lines.push(line);
        line = '';
      }
      line += word;
    }
    return [...lines, line];
  });
}

const ems = (text: string): number => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 256 ? 0.5 : 1), 0);
