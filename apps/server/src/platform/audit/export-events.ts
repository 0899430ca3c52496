import { PassThrough, Readable } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import type { Ctx } from '../ctx.ts';
import { emit } from '../events.ts';
import { Refused } from '../refused.ts';
import { countEvents, type EventFilter, type EventRow, eventsFound } from './search-events.ts';

const MOST_ROWS = 100_000;
const PAGE = 2_000;

const header = ['编号', '时间', '类型', '人员', '人员标识', '对象', '内容', '地址', '请求', '已封印'];
const cells = (row: EventRow): (string | number)[] => [
  row.id,
  row.at.toISOString(),
  row.type,
  row.actor.name,
  row.actor.id,
  row.subject,
  JSON.stringify(row.payload),
  row.address ?? '',
  row.requestId,
  row.sealed ? '是' : '否',
];

/** The selection as a file, written while it is read; the export itself is told. */
export async function exportEvents(ctx: Ctx, filter: EventFilter, format: 'csv' | 'xlsx'): Promise<NodeJS.ReadableStream> {
  await ctx.transact(async (tx) => {
    const total = await countEvents(tx, filter);
    if (total > MOST_ROWS) throw new Refused('audit.too_many', [{ code: 'most_rows', at: [MOST_ROWS] }]);
    await emit(tx, ctx, { type: 'audit.exported', subjectId: ctx.actor.id, payload: { filter, format, events: total } });
  });
  return format === 'csv' ? Readable.from(csvLines(pages(ctx, filter))) : workbook(pages(ctx, filter));
}

async function* pages(ctx: Ctx, filter: EventFilter): AsyncGenerator<EventRow[]> {
  for (let after: number | null = null; ; ) {
    const rows: EventRow[] = await ctx.read((db) => eventsFound(db, filter, after, PAGE));
    yield rows.slice(0, PAGE);
    if (rows.length <= PAGE) return;
    after = rows[PAGE - 1]?.id ?? null;
  }
}

/** A byte-order mark tells spreadsheets that the text is UTF-8. */
async function* csvLines(rows: AsyncIterable<EventRow[]>): AsyncGenerator<string> {
  yield `\uFEFF${header.map(quoted).join(',')}\r\n`;
  for await (const page of rows) yield page.map((row) => `${cells(row).map(quoted).join(',')}\r\n`).join('');
}

/** A cell that begins like a formula is kept from being one. */
const quoted = (value: string | number): string =>
  `"${String(value)
    .replace(/^(?=[=+\-@\t\r])/, "'")
    .replaceAll('"', '""')}"`;

function workbook(rows: AsyncIterable<EventRow[]>): PassThrough {
  const stream = new PassThrough();
  fill(stream, rows).catch((error: Error) => stream.destroy(error));
  return stream;
}

async function fill(stream: PassThrough, rows: AsyncIterable<EventRow[]>): Promise<void> {
  const book = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('审计记录', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((name, i) => ({ header: name, width: [10, 24, 26, 12, 20, 26, 60, 16, 38, 8][i] ?? 12 }));
  sheet.getRow(1).commit();
  for await (const page of rows) for (const row of page) sheet.addRow(cells(row)).commit();
  sheet.commit();
  await book.commit();
}
