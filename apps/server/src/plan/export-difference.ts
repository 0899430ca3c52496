import type { Difference, DifferenceItem } from '@gongjian/contract/plan';
import { filterDifference } from '@gongjian/domain/plan/difference-filter';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { compareVersions } from './compare.ts';

type Named = { readonly programme: string; readonly version: number | undefined };
type Asked = { readonly from: Named; readonly to: Named; readonly kinds: readonly DifferenceItem['kind'][]; readonly q: string };

const kindText: Record<DifferenceItem['kind'], string> = { same: '相同', changed: '修改', new: '新增', gone: '取消' };
const fieldText: Record<DifferenceItem['changes'][number]['field'], string> = {
  plan: '所属计划',
  section: '节',
  task: '重点任务',
  text: '工作措施',
  deadline: '完成时限',
  lead: '牵头部门',
  responsible: '主责单位',
  support: '协办单位',
  targets: '量化指标',
  deliverables: '成果',
  duties: '常态工作',
};

type Column = { readonly header: string; readonly width: number; readonly value: (item: DifferenceItem, no: number) => string | number };

const columns: readonly Column[] = [
  { header: '序号', width: 6, value: (_, no) => no },
  { header: '变化', width: 8, value: ({ kind }) => kindText[kind] },
  { header: '计划', width: 28, value: (item) => sideOf(item)?.plan ?? '' },
  { header: '章节', width: 22, value: (item) => sideOf(item)?.section ?? '' },
  { header: '重点任务', width: 24, value: (item) => sideOf(item)?.task ?? '' },
  { header: '工作措施（基准）', width: 56, value: ({ before }) => before?.text ?? '' },
  { header: '工作措施（对比）', width: 56, value: ({ after }) => after?.text ?? '' },
  { header: '其他变化', width: 48, value: otherChanges },
];
const sideOf = ({ before, after }: DifferenceItem) => after ?? before;

function otherChanges({ changes }: DifferenceItem): string {
  return changes
    .filter(({ field }) => field !== 'text')
    .map(({ field, before, after }) => `${fieldText[field]}：${before || '——'} → ${after || '——'}`)
    .join('\n');
}

/** What is shown of a difference, as a workbook; the export is told. */
export async function exportDifference(ctx: Ctx, { from, to, kinds, q }: Asked): Promise<{ name: string; bytes: Uint8Array }> {
  const difference = (await compareVersions(ctx, from, to)) as Difference;
  const items = filterDifference(difference.items, { kinds, q });
  await ctx.transact((tx) =>
    emit(tx, ctx, {
      type: 'plan.difference_exported',
      subjectId: to.programme,
      payload: { from: from.programme, kinds, q, rows: items.length },
    }),
  );
  // A large library, wanted only now and then: it is not loaded with the program.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('对比', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, key: header, width }));
  sheet.getRow(1).font = { bold: true };
  items.forEach((item, i) => {
    sheet.addRow(columns.map(({ value }) => value(item, i + 1))).alignment = { wrapText: true, vertical: 'top' };
  });
  return { name: `年度对比-${ctx.today}.xlsx`, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}
