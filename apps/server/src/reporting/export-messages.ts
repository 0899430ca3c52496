import type { sentLog } from '@gongjian/contract/reporting-messages';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { type LogFilters, newestSent } from './message-reads.ts';

const MOST_ROWS = 20_000;

type Sent = z.input<typeof sentLog.reply>['items'][number];
const kindText: Readonly<Record<Sent['kind'], string>> = {
  opens: '开始报送',
  soon: '临近截止',
  tomorrow: '明日截止',
  today: '今日截止',
  overdue: '逾期',
  returned: '退回',
  pressed: '催办',
  bulletin: '通报',
};
const channelText = { inbox: '站内', email: '邮件', webhook: 'Webhook' } as const;
const stateText = { waiting: '待发', sent: '已发', failed: '失败' } as const;

const cityTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
const timeText = (at: string | null): string => (at === null ? '' : cityTime.format(new Date(at)));

type Column = { readonly header: string; readonly width: number; readonly value: (sent: Sent, unit: string) => string | number };
const columns: readonly Column[] = [
  { header: '时间', width: 20, value: ({ at }) => timeText(at) },
  { header: '月份', width: 10, value: ({ month }) => month },
  { header: '单位', width: 24, value: (_, unit) => unit },
  { header: '提醒', width: 12, value: ({ kind }) => kindText[kind] },
  { header: '标题', width: 50, value: ({ title }) => title },
  { header: '渠道', width: 10, value: ({ channel }) => channelText[channel] },
  { header: '收件人', width: 24, value: ({ to }) => to },
  { header: '结果', width: 8, value: ({ state }) => stateText[state] },
  { header: '发出时间', width: 20, value: ({ sentAt }) => timeText(sentAt) },
  { header: '次数', width: 8, value: ({ attempts }) => attempts },
  { header: '原因', width: 40, value: ({ lastError }) => lastError ?? '' },
];

/** 发送记录 as a workbook: the same rows, filters and order as on the screen. */
export async function exportMessages(ctx: Ctx, filters: LogFilters): Promise<{ name: string; bytes: Uint8Array }> {
  const { rows, names } = await ctx.transact(async (tx) => {
    const sent = await newestSent(tx, filters, MOST_ROWS + 1);
    if (sent.length > MOST_ROWS) throw new Refused('tasks.export_too_large', [{ code: 'rows', at: [MOST_ROWS] }]);
    await emit(tx, ctx, {
      type: 'reporting.messages_exported',
      subjectId: 'reporting-messages',
      payload: { rows: sent.length, filters },
    });
    return { rows: sent, names: await unitRefs(tx, [...new Set(sent.map(({ unit }) => unit))], ctx.today) };
  });
  const cells = rows.map((sent) => columns.map(({ value }) => value(sent, names.get(sent.unit)?.name ?? sent.unit)));
  return { name: `发送记录-${ctx.today}.xlsx`, bytes: await workbookOf(cells) };
}

async function workbookOf(rows: readonly (string | number)[][]): Promise<Uint8Array> {
  // A large library, wanted only now and then: it is not loaded with the program.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('发送记录', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, key: header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
