import type { PlanDraft } from '@gongjian/domain/plan/draft';
import { readPlan } from '@gongjian/domain/plan/read-plan';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPdf } from '../src/pdf/read-pdf.ts';
import { type SamplePage, SamplePdf } from '../src/pdf/sample-pdf.ts';
import { printTable, type SampleCell, wrapped } from '../src/pdf/sample-table.ts';
import type { Grid, GridCell } from './plan-document.ts';
import { laidOut, type RandomPlan, randomPlan } from './random-plan.ts';

const XS = [40, 66, 130, 330, 385, 470, 555, 640];
const BOTTOM = 560;
const PADDING = 3;

/** How a table looks: which of its lines are drawn, how much room its rows have, and how far a page goes. */
type Look = { readonly lines: 'none' | 'rows'; readonly room: number };

type PlacedCell = GridCell & { readonly row: number; readonly column: number };

/** Prints the plan as a program without upright lines does: cell by cell, pages as full as they get, heads on the first alone. */
function printed(plan: RandomPlan, { lines, room }: Look): SamplePdf {
  const pdf = new SamplePdf();
  const [title, table] = laidOut(plan);
  const cells = placed(table as Grid);
  let page = pdf.page({ width: 680, height: 600 });
  page.text(200, 40, title && title.kind === 'line' ? title.text : '', { size: 18 });
  let y = 70;
  for (const group of groupsOf(cells)) {
    const heights = heightsOf(group, room);
    const height = heights.reduce((sum, one) => sum + one, 0);
    if (y + height > BOTTOM) [page, y] = [pdf.page({ width: 680, height: 600 }), 40];
    printGroup(page, group, { heights, y, lines });
    y += height;
  }
  return pdf;
}

function placed({ rows }: Grid): PlacedCell[] {
  const busy = new Set<string>();
  return rows.flatMap((row, r) => {
    let column = 0;
    return row.map((cell) => {
      while (busy.has(`${r} ${column}`)) column++;
      const at = { ...cell, row: r, column };
      for (let i = 0; i < cell.rowSpan; i++) for (let j = 0; j < cell.colSpan; j++) busy.add(`${r + i} ${column + j}`);
      column += cell.colSpan;
      return at;
    });
  });
}

/** Rows held together by a merged cell stay on one page. */
function groupsOf(cells: readonly PlacedCell[]): PlacedCell[][] {
  const groups: PlacedCell[][] = [];
  let end = 0;
  for (const cell of cells) {
    if (cell.row >= end) groups.push([]);
    groups.at(-1)?.push(cell);
    end = Math.max(end, cell.row + cell.rowSpan);
  }
  return groups;
}

const first = (group: readonly PlacedCell[]): number => group[0]?.row ?? 0;

function heightsOf(group: readonly PlacedCell[], room: number): number[] {
  const rows = Math.max(...group.map(({ row, rowSpan }) => row + rowSpan)) - first(group);
  return Array.from(
    { length: rows },
    (_, r) =>
      Math.max(...group.filter((cell) => cell.row - first(group) === r).map((cell) => (14 * lineCount(cell)) / cell.rowSpan)) + room,
  );
}

const lineCount = ({ text, column, colSpan }: PlacedCell): number =>
  wrapped(text, ((XS[column + colSpan] ?? 0) - (XS[column] ?? 0) - 2 * PADDING) / 10).length;

function printGroup(
  page: SamplePage,
  group: readonly PlacedCell[],
  { heights, y, lines }: { heights: readonly number[]; y: number; lines: Look['lines'] },
): void {
  const ys = [y, ...heights.map((_, i) => y + heights.slice(0, i + 1).reduce((sum, one) => sum + one, 0))];
  const cells: SampleCell[] = group.map((cell) => ({ ...cell, row: cell.row - first(group) }));
  printTable(page, { xs: XS, ys, cells }, false);
  if (lines === 'none') return;
  for (const { row, column, rowSpan = 1, colSpan = 1 } of cells) {
    const bottom = ys[row + rowSpan] ?? 0;
    page.line(XS[column] ?? 0, bottom, XS[column + colSpan] ?? 0, bottom);
  }
}

const meant = ({ sections }: RandomPlan) =>
  sections.flatMap(({ title, tasks }) =>
    tasks.flatMap((task) =>
      task.measures.map(({ text, deadline, units: { lead, responsible, support } }) => ({
        section: title,
        task: task.title,
        text,
        deadline,
        lead,
        responsible,
        support,
      })),
    ),
  );

const understood = ({ plans }: PlanDraft) =>
  plans.flatMap(({ sections }) =>
    sections.flatMap(({ title, tasks }) =>
      tasks.flatMap((task) =>
        task.measures.map(({ text, deadline, lead, responsible, support }) => {
          const [leads, holders, helpers] = [lead, responsible, support].map((units) => units.map(({ unit }) => unit));
          return { section: title, task: task.title, text, deadline: deadline.text, lead: leads, responsible: holders, support: helpers };
        }),
      ),
    ),
  );

const look = fc.record({ lines: fc.constantFrom('none' as const, 'rows' as const), room: fc.constantFrom(4, 8, 16) });

it('is read as meant where no upright lines are drawn, and a person is told where no lines are drawn at all', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlan(), look, async (plan, how) => {
      const draft = readPlan(await readPdf(printed(plan, how).bytes()), { name: 'plan', sha256: '' });
      expect(understood(draft)).toEqual(meant(plan));
      expect(draft.questions.map(({ why }) => /没有画全框线/.test(why))).toEqual(how.lines === 'none' ? [true] : []);
    }),
    { numRuns: 15 },
  );
});
