import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Unreadable } from '../unreadable.ts';
import { readPdf } from './read-pdf.ts';
import { SamplePdf } from './sample-pdf.ts';
import { printTable, type SampleCell } from './sample-table.ts';

const WORDS = [
  '市生态环境局',
  '年底前',
  '——',
  '开展调研，完成减排目标。',
  '推进新能源车200万辆',
  'VOCs治理',
  '各区政府（含北京经济技术开发区管委会）',
  '',
];

type Lattice = { readonly columns: number; readonly rows: number; readonly cells: readonly SampleCell[] };

/** A table in which some cells are merged, each place covered once. */
const lattice: fc.Arbitrary<Lattice> = fc
  .record({
    columns: fc.integer({ min: 2, max: 5 }),
    rows: fc.integer({ min: 2, max: 6 }),
    picks: fc.array(
      fc.record({ text: fc.constantFrom(...WORDS), rowSpan: fc.constantFrom(1, 1, 2), colSpan: fc.constantFrom(1, 1, 1, 2, 3) }),
      {
        minLength: 30,
        maxLength: 30,
      },
    ),
  })
  .map(({ columns, rows, picks }) => ({ columns, rows, cells: tiled(columns, rows, picks) }));

type Pick = { readonly text: string; readonly rowSpan: number; readonly colSpan: number };

function tiled(columns: number, rows: number, picks: readonly Pick[]): SampleCell[] {
  const taken = new Set<string>();
  const cells: SampleCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(`${row},${column}`)) continue;
      const { text, ...wish } = picks[cells.length % picks.length] as Pick;
      const rowSpan = Math.min(wish.rowSpan, rows - row);
      let colSpan = 1;
      while (colSpan < wish.colSpan && column + colSpan < columns && !taken.has(`${row},${column + colSpan}`)) colSpan++;
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + colSpan; c++) taken.add(`${r},${c}`);
      cells.push({ text, row, column, rowSpan, colSpan });
    }
  }
  return cells;
}

/** Whether every line of the lattice is drawn somewhere, so that it can be seen at all. */
function isVisible({ columns, rows, cells }: Lattice): boolean {
  const lefts = new Set(cells.map(({ column }) => column));
  const tops = new Set(cells.map(({ row }) => row));
  return lefts.size === columns && tops.size === rows && cells.some(({ text }) => text !== '');
}

it('finds every cell of a ruled table, with its spans and its words', async () => {
  await fc.assert(
    fc.asyncProperty(lattice.filter(isVisible), async ({ columns, rows, cells }) => {
      const pdf = new SamplePdf();
      const xs = Array.from({ length: columns + 1 }, (_, i) => 40 + i * 100);
      const ys = Array.from({ length: rows + 1 }, (_, i) => 100 + i * 60);
      printTable(pdf.page(), { xs, ys, cells });
      const { text, blocks } = await readPdf(pdf.bytes());
      const [table] = blocks.filter((block) => block.kind === 'table');
      const found = table?.rows.flatMap((line, row) =>
        line.map(({ at, column, rowSpan, colSpan }) => ({ text: text.slice(at.start, at.end), row, column, rowSpan, colSpan })),
      );
      expect(found).toEqual(cells);
    }),
    { numRuns: 60 },
  );
});

it('reads a spoilt file, or refuses it in words; it never fails otherwise', async () => {
  const pdf = new SamplePdf();
  printTable(pdf.page().text(60, 60, '行动计划'), { xs: [40, 140, 240], ys: [80, 120], cells: [{ text: '序号', row: 0, column: 0 }] });
  const whole = pdf.bytes();
  const spoil = fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(spoil, async (changes) => {
      const bytes = whole.slice();
      for (const { at, byte } of changes) bytes[at] = byte;
      const outcome = await readPdf(bytes).catch((error: unknown) => error);
      expect(outcome instanceof Error ? outcome : undefined).toSatisfy(
        (error: unknown) => error === undefined || error instanceof Unreadable,
      );
    }),
    { numRuns: 60 },
  );
});
