import { PassThrough } from 'node:stream';
import { type LedgerColumn, type LedgerFilters, type LedgerItem, ledgerColumn } from '@gongjian/contract/tasks';
import { lightText, promiseText, stageText, stateText } from '@gongjian/domain/tasks/words';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { ledgerExported } from './events.ts';
import { ledgerQuery } from './ledger-query.ts';

const MOST_ROWS = 50_000;

type Column = { readonly header: string; readonly width: number; readonly value: (item: LedgerItem) => string | number };
const names = (mentions: LedgerItem['lead']): string => mentions.map(({ phrase }) => phrase).join('、');

/** The columns of the ledger as a workbook names and fills them. */
const columns: Record<LedgerColumn, Column> = {
  plan: { header: '计划', width: 30, value: ({ plan }) => plan.title },
  section: { header: '章节', width: 24, value: ({ section }) => [section.ordinal, section.title].filter(Boolean).join('、') },
  no: { header: '序号', width: 8, value: ({ task, ordinal }) => `${task.no ?? ''}-${ordinal}` },
  task: { header: '重点任务', width: 24, value: ({ task }) => task.title ?? '' },
  text: { header: '工作措施', width: 70, value: ({ text }) => text },
  deadline: { header: '完成时限', width: 16, value: ({ deadline }) => deadline.text ?? '' },
  dueOn: { header: '截止日期', width: 12, value: ({ deadline }) => deadline.dueOn ?? '' },
  lead: { header: '牵头部门', width: 24, value: ({ lead }) => names(lead) },
  responsible: { header: '主责单位', width: 28, value: ({ responsible }) => names(responsible) },
  support: { header: '协办单位', width: 28, value: ({ support }) => names(support) },
  promises: {
    header: '指标、成果与常态工作',
    width: 40,
    value: ({ promises }) => promises.map(({ kind, phrase }) => `${promiseText[kind]}：${phrase}`).join('\n'),
  },
  deliverables: {
    header: '成果进度',
    width: 18,
    value: ({ deliverables: d }) => (d === null ? '' : `${d.issued}/${d.total}${d.furthest === null ? '' : ` ${stageText[d.furthest]}`}`),
  },
  state: { header: '状态', width: 14, value: ({ verdict }) => stateText[verdict.state] + (verdict.overridden ? '（人工改判）' : '') },
  light: { header: '灯', width: 10, value: ({ verdict }) => lightText[verdict.light] },
  lag: { header: '滞后百分点', width: 12, value: ({ verdict }) => verdict.lag ?? '' },
};

type Asked = LedgerFilters & { readonly columns?: LedgerColumn[] | undefined };

/** The ledger as a workbook: the same rows in the same order as the list gives, written as it is read by the client. */
export async function exportLedger(ctx: Ctx, { columns: wanted, sort, ...filters }: Asked): Promise<{ name: string; stream: PassThrough }> {
  const shown = wanted ?? ledgerColumn.options;
  const cards = await ctx.transact(async (tx) => {
    const found = await allCards(tx, ledgerQuery(filters, sort));
    await emit(tx, ctx, ledgerExported({ rows: found.length, filters, columns: shown }));
    return found;
  });
  const stream = new PassThrough();
  writeWorkbook(stream, cards, shown).catch((error: Error) => stream.destroy(error));
  return { name: `任务台账-${ctx.today}.xlsx`, stream };
}

async function allCards(db: Db, query: ReturnType<typeof ledgerQuery>): Promise<string[]> {
  const { rows } = await sql<{ card: string }>`
    with page as (select ${query.keys} ${query.source} order by ${query.order} limit ${MOST_ROWS + 1})
    select page.*, r.card
      from page
      join tasks.ledger_row r on r.measure_id = page.measure_id
     order by ${query.order}
  `.execute(db);
  if (rows.length > MOST_ROWS) throw new Refused('tasks.export_too_large', [{ code: 'rows', at: [MOST_ROWS] }]);
  return rows.map(({ card }) => card);
}

async function writeWorkbook(stream: PassThrough, cards: readonly string[], shown: readonly LedgerColumn[]): Promise<void> {
  // A large library, wanted only now and then: it is not loaded with the program.
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('任务台账', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = shown.map((name) => ({ header: columns[name].header, key: name, width: columns[name].width }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  for (const [i, card] of cards.entries()) {
    const item = JSON.parse(card) as LedgerItem;
    const row = sheet.addRow(shown.map((name) => columns[name].value(item)));
    row.alignment = { wrapText: true, vertical: 'top' };
    row.commit();
    if (i % 200 === 199) await drained(stream);
  }
  sheet.commit();
  await workbook.commit();
}

/** Waits for the client instead of filling the memory, and lets others have their turn. */
const drained = (stream: PassThrough): Promise<void> =>
  stream.writableNeedDrain
    ? new Promise((resolve, reject) => stream.once('drain', resolve).once('close', () => reject(new Error('the client went away'))))
    : new Promise(setImmediate);
