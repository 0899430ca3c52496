import type { ReadDocument } from '@gongjian/domain/plan/source';
import { LinearText } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { spansOf } from '../table-grid.ts';
import { doubtsOf } from './doubts.ts';
import { flowOf } from './flow.ts';
import { runningLines } from './furniture.ts';
import { checkBytes } from './intake.ts';
import { printed, type Sheet, sheetOf } from './layout.ts';
import type { Carried } from './loose-table.ts';
import { open } from './open.ts';
import type { PrintedPage, PrintedTable } from './print.ts';
import { type Setting, settingOf } from './prose.ts';
import { readPage } from './read-page.ts';
import { checkPages, TextLayer } from './text-layer.ts';
import { withHeadsAbove } from './torn-header.ts';

/** Reads a PDF with a text layer. Throws `Unreadable` for one that is encrypted, scanned, cut short, damaged or too large. */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  checkBytes(bytes);
  const document = await open(bytes);
  try {
    return written(pagesOf(await sheetsOf(document)));
  } finally {
    await document.loadingTask.destroy();
  }
}

async function sheetsOf(document: Awaited<ReturnType<typeof open>>): Promise<Sheet[]> {
  checkPages(document.numPages);
  const layer = new TextLayer(document.numPages);
  const sheets: Sheet[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const marks = await readPage(document, number);
    layer.add(marks);
    sheets.push(sheetOf(marks));
    await breath();
  }
  layer.mustBeText();
  return sheets;
}

/** Lets others run between pages. */
const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume));

function pagesOf(sheets: readonly Sheet[]): { readonly pages: readonly PrintedPage[]; readonly setting: Setting } {
  const running = runningLines(sheets);
  let carried: Carried;
  const bare = sheets.map((sheet) => ({ ...sheet, lines: sheet.lines.filter((line) => !running.has(line)) }));
  const pages = withHeadsAbove(bare).map((sheet) => {
    const result = printed(sheet, carried);
    carried = result.carried;
    return result.page;
  });
  const prose = pages.map(({ width, items }) => ({
    width,
    lines: items.flatMap((item) => (item.kind === 'prose' && item.column === null ? item.lines : [])),
  }));
  return { pages, setting: settingOf(prose) };
}

function written({ pages, setting }: ReturnType<typeof pagesOf>): ReadDocument {
  const { entries, starts } = flowOf(pages, setting);
  if (entries.length === 0) throw refusals.noText('PDF', ' PDF ');
  const linear = new LinearText();
  const merges = entries.some((entry) => entry.kind === 'table' && entry.rows.some((row) => row.some(({ rowSpan }) => rowSpan > 1)));
  for (const entry of entries) {
    if (entry.kind === 'table') linear.table(merges ? entry : flattened(entry));
    else linear.paragraph(entry.text, { heading: null, bold: entry.bold });
  }
  const document = linear.done('pdf');
  const pageStarts = starts.map(({ entry, offset }) => (document.blocks[entry]?.at.start ?? document.text.length) + offset);
  const doubts = doubtsOf(entries, document.blocks);
  return { ...document, pageStarts, ...(doubts.length > 0 ? { doubts } : {}) };
}

/** What was printed from a table without one merge downwards tells of merges no more than that table did. */
const flattened = (table: PrintedTable): PrintedTable => (table.spans === 'true' ? { ...table, spans: spansOf(table.rows) } : table);
