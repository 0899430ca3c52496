import type { Amount, IndicatorValueShown } from '@gongjian/contract/indicators';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { valuesExported } from './events.ts';
import { indicatorCalled } from './indicator-reads.ts';
import { inFull, type ValueFilters, valuesShown } from './value-reads.ts';

const MOST_ROWS = 50_000;
const sourceText = { report: '月报', import: '导入', register: '台账', manual: '人工录入' } as const;

type Column = { readonly header: string; readonly width: number; readonly value: (value: IndicatorValueShown) => string };
const columns: readonly Column[] = [
  { header: '月份', width: 10, value: ({ month }) => month },
  { header: '单位', width: 24, value: ({ place }) => place.name },
  { header: '数值', width: 16, value: ({ amount }) => amountText(amount) },
  { header: '来源', width: 12, value: ({ source }) => sourceText[source.kind] },
  { header: '是否有效', width: 10, value: ({ standing }) => (standing ? '有效' : '已更正') },
  { header: '说明', width: 40, value: ({ reason }) => reason ?? '' },
  { header: '填报人', width: 12, value: ({ by }) => by.name },
  { header: '时间', width: 22, value: ({ at }) => at },
];

const amountText = (amount: Amount | null): string =>
  amount === null ? '已撤回' : 'value' in amount ? amount.value : `${amount.numerator}/${amount.denominator}`;

/** The figures of an indicator as a workbook: the same rows, filters and order as on the screen. */
export async function exportValues(ctx: Ctx, code: string, filters: ValueFilters): Promise<{ name: string; bytes: Uint8Array }> {
  const { indicator, values } = await ctx.transact(async (tx) => {
    const item = await indicatorCalled(tx, code);
    const { rows, total } = await valuesShown(tx, code, filters, { limit: MOST_ROWS + 1 });
    if (total > MOST_ROWS) throw new Refused('tasks.export_too_large', [{ code: 'rows', at: [MOST_ROWS] }]);
    await emit(tx, ctx, valuesExported(code, { rows: rows.length, filters }));
    return { indicator: item, values: await inFull(tx, rows, ctx.today) };
  });
  const title = indicator.unit === null ? indicator.name : `${indicator.name}（${indicator.unit}）`;
  return { name: `${title.replace(/[\\/:*?"<>|]/g, '·')}-${ctx.today}.xlsx`, bytes: await workbookOf(values) };
}

async function workbookOf(values: readonly IndicatorValueShown[]): Promise<Uint8Array> {
  // A large library, wanted only now and then: it is not loaded with the program.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('指标数据', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, key: header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const value of values) sheet.addRow(columns.map((column) => column.value(value)));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
