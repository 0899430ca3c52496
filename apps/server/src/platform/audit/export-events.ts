import { PassThrough, Readable } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import type { NameOfSubject } from '@gongjian/contract/audit';
import { eventName } from '@gongjian/contract/audit-event-names';
import type { Ctx } from '../ctx.ts';
import { emit } from '../events.ts';
import { Refused } from '../refused.ts';
import { type NameSubjects, namesIn, subjectOf } from './named.ts';
import { countEvents, type EventFilter, type EventRow, eventsFound } from './search-events.ts';

const MOST_ROWS = 100_000;
const PAGE = 2_000;

const header = ['编号', '时间', '事项', '类型', '人员', '单位', '人员标识', '对象', '对象标识', '内容', '地址', '请求', '已封印'];
const widths = [10, 24, 18, 26, 12, 18, 20, 44, 26, 60, 16, 38, 8];
type Named = { readonly row: EventRow; readonly names: Readonly<Record<string, NameOfSubject>> };

const cells = ({ row, names }: Named): (string | number)[] => [
  row.id,
  row.at.toISOString(),
  eventName(row.type, 'zh'),
  row.type,
  row.actor.name,
  names[row.actor.id]?.of ?? '',
  row.actor.id,
  subjectOf(row, names)?.name ?? '',
  row.subject,
  JSON.stringify(row.payload),
  row.address ?? '',
  row.requestId,
  row.sealed ? '是' : '否',
];

/** The selection as a file, written while it is read; the export itself is told. */
export async function exportEvents(
  ctx: Ctx,
  namers: readonly NameSubjects[],
  filter: EventFilter,
  format: 'csv' | 'xlsx',
): Promise<NodeJS.ReadableStream> {
  await ctx.transact(async (tx) => {
    const total = await countEvents(tx, filter);
    if (total > MOST_ROWS) throw new Refused('audit.too_many', [{ code: 'most_rows', at: [MOST_ROWS] }]);
    await emit(tx, ctx, { type: 'audit.exported', subjectId: ctx.actor.id, payload: { filter, format, events: total } });
  });
  const rows = pages(ctx, namers, filter);
  return format === 'csv' ? Readable.from(csvLines(rows)) : workbook(rows);
}

async function* pages(ctx: Ctx, namers: readonly NameSubjects[], filter: EventFilter): AsyncGenerator<Named[]> {
  for (let after: number | null = null; ; ) {
    const { rows, names } = await ctx.read(async (db) => {
      const rows: EventRow[] = await eventsFound(db, filter, after, PAGE);
      return { rows, names: await namesIn(db, namers, rows) };
    });
    yield rows.slice(0, PAGE).map((row) => ({ row, names }));
    if (rows.length <= PAGE) return;
    after = rows[PAGE - 1]?.id ?? null;
  }
}

/** A byte-order mark tells spreadsheets that the text is UTF-8. */
async function* csvLines(rows: AsyncIterable<Named[]>): AsyncGenerator<string> {
  yield `\uFEFF${header.map(quoted).join(',')}\r\n`;
  for await (const page of rows) yield page.map((row) => `${cells(row).map(quoted).join(',')}\r\n`).join('');
}

/** A cell that begins like a formula is kept from being one. */
const quoted = (value: string | number): string =>
  `"${String(value)
    .replace(/^(?=[=+\-@\t\r])/, "'")
    .replaceAll('"', '""')}"`;

function workbook(rows: AsyncIterable<Named[]>): PassThrough {
  const stream = new PassThrough();
  fill(stream, rows).catch((error: Error) => stream.destroy(error));
  return stream;
}

async function fill(stream: PassThrough, rows: AsyncIterable<Named[]>): Promise<void> {
  const book = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('审计记录', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((name, i) => ({ header: name, width: widths[i] ?? 12 }));
  sheet.getRow(1).commit();
  for await (const page of rows) for (const row of page) sheet.addRow(cells(row)).commit();
  sheet.commit();
  await book.commit();
}
