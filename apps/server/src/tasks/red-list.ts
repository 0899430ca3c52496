import type { RedFilters, RedItem } from '@gongjian/contract/tasks';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { cardOf } from '@gongjian/domain/tasks/card';
import { evidenceText } from '@gongjian/domain/tasks/evidence-words';
import { standing } from '@gongjian/domain/tasks/override';
import { lightText, stateText } from '@gongjian/domain/tasks/words';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { ledgerExported } from './events.ts';
import { loadMeasures } from './facts.ts';
import { judgeMeasure } from './judge-measure.ts';
import { ledgerQuery } from './ledger-query.ts';

const MOST_ROWS = 500;

type RedList = { readonly asOf: LocalDate; readonly total: number; readonly items: RedItem[] };

/** 红灯清单: what is in red, why, and who leads it, the most urgent first. */
export function redList(ctx: Ctx, filters: RedFilters): Promise<RedList> {
  return ctx.read((db) => redOnes(db, ctx.today, filters));
}

async function redOnes(db: Db, today: LocalDate, filters: RedFilters): Promise<RedList> {
  const { ids, total } = await idsOf(db, filters);
  const calendar = await loadCalendar(db);
  const loaded = new Map((await loadMeasures(db, ids, today)).map((one) => [one.facts.id, one] as const));
  const items = ids.flatMap((id): RedItem[] => {
    const measure = loaded.get(id);
    if (!measure) return [];
    const verdict = standing(judgeMeasure(measure, today, calendar), measure.override);
    const card = cardOf(measure.facts, verdict) as RedItem['measure'];
    return [{ measure: card, elapsed: verdict.elapsed, actual: verdict.actual, reasons: [...verdict.reasons] as RedItem['reasons'] }];
  });
  return { asOf: today, total, items };
}

async function idsOf(db: Db, filters: RedFilters): Promise<{ ids: string[]; total: number }> {
  const query = ledgerQuery(filters, 'urgency');
  const { rows } = await sql<{ measure_id: string; total: number }>`
    select hits.*, count(*) over ()::int as total
      from (select ${query.keys} ${query.source}) hits
     order by ${query.order}
     limit ${MOST_ROWS}
  `.execute(db);
  return { ids: rows.map(({ measure_id }) => measure_id), total: rows[0]?.total ?? 0 };
}

type Column = { readonly header: string; readonly width: number; readonly value: (item: RedItem, no: number) => string | number };
const names = (mentions: RedItem['measure']['lead']): string => mentions.map(({ phrase }) => phrase).join('、');

const columns: readonly Column[] = [
  { header: '序号', width: 6, value: (_, no) => no },
  { header: '灯', width: 8, value: ({ measure }) => lightText[measure.verdict.light] },
  { header: '状态', width: 14, value: ({ measure }) => stateText[measure.verdict.state] },
  { header: '重点任务', width: 24, value: ({ measure }) => measure.task.title ?? '' },
  { header: '工作措施', width: 60, value: ({ measure }) => measure.text },
  { header: '牵头部门', width: 24, value: ({ measure }) => names(measure.lead) },
  { header: '主责单位', width: 28, value: ({ measure }) => names(measure.responsible) },
  { header: '完成时限', width: 14, value: ({ measure }) => measure.deadline.dueOn ?? measure.deadline.text ?? '' },
  { header: '滞后百分点', width: 10, value: ({ measure }) => measure.verdict.lag ?? '' },
  { header: '亮灯原因', width: 60, value: ({ reasons }) => (reasons[0] === undefined ? '' : evidenceText(reasons[0] as never)) },
];

/** The same as a workbook. */
export async function exportRedList(ctx: Ctx, filters: RedFilters): Promise<{ name: string; bytes: Uint8Array }> {
  const list = await ctx.transact(async (tx) => {
    const found = await redOnes(tx, ctx.today, filters);
    await emit(tx, ctx, ledgerExported({ rows: found.items.length, filters, columns: columns.map(({ header }) => header) }));
    return found;
  });
  // A large library, wanted only now and then: it is not loaded with the program.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('红灯清单', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, key: header, width }));
  sheet.getRow(1).font = { bold: true };
  list.items.forEach((item, i) => {
    sheet.addRow(columns.map(({ value }) => value(item, i + 1))).alignment = { wrapText: true, vertical: 'top' };
  });
  return { name: `红灯清单-${ctx.today}.xlsx`, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}
