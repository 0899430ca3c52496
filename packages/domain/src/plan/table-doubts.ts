import type { MeasureQuestion } from './draft.ts';
import type { Doubt } from './source.ts';
import type { Columns } from './table-columns.ts';
import type { GridRow } from './table-grid.ts';
import type { RowReader } from './table-reader.ts';

/** What the reader of the file was not sure of, in which field of the measure. */
export type CellDoubt = { readonly field: 'title' | 'text' | 'deadline' | 'lead' | 'responsible' | 'support'; readonly why: Doubt['why'] };

export function doubtsIn(row: GridRow, columns: Columns, reader: RowReader): CellDoubt[] {
  const fields: readonly (readonly [CellDoubt['field'], readonly (number | null)[]])[] = [
    ['title', [columns.no, columns.task, ...columns.groups]],
    ['text', [columns.measure]],
    ['deadline', [columns.deadline]],
    ['lead', [...columns.lead, ...columns.units]],
    ['responsible', columns.responsible],
    ['support', columns.support],
  ];
  return fields.flatMap(([field, own]) =>
    own.flatMap((column) => {
      const why = column === null ? null : reader.doubtIn(row, column);
      return why === null ? [] : [{ field, why }];
    }),
  );
}

const questionOf: Readonly<Record<Doubt['why'], (places: string) => string>> = {
  straddles: (places) => `${places}的文字越过了栏与栏之间的空隙，归入哪一栏是推断的，请对照原文核对`,
  cut: (places) => `${places}的文字可能没有印全，请对照原文补全`,
  row: () => '原文的表格没有横线，这一行从哪里到哪里是按行距推断的，请对照原文核对',
  unlined: () => '原文的表格没有画全框线，请对照原文核对',
};

const nameOf: Readonly<Record<CellDoubt['field'], string>> = {
  title: '重点任务',
  text: '工作措施',
  deadline: '完成时限',
  lead: '牵头单位',
  responsible: '责任单位',
  support: '协办单位',
};

/** One question for each kind of doubt, asked of the first cell it is about. */
export function doubtQuestions(doubts: readonly CellDoubt[]): MeasureQuestion[] {
  return [...new Set(doubts.map(({ why }) => why))].flatMap((why) => {
    const fields = [...new Set(doubts.flatMap((doubt) => (doubt.why === why ? [doubt.field] : [])))];
    const [first] = fields;
    return first ? [{ field: first, why: questionOf[why](fields.map((field) => nameOf[field]).join('、')), choices: [] }] : [];
  });
}
