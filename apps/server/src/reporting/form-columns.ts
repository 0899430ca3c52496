import type { FormColumn } from '@gongjian/documents/form/model';
import { TEXT_LIMIT } from '@gongjian/domain/reporting/submission';
import type { StageName } from '@gongjian/domain/tasks/model';
import { stageText } from '@gongjian/domain/tasks/words';

export const YES = '是';
export const NO = '否';
const yesNo = { kind: 'list', options: [YES, NO] } as const;
const longText = { kind: 'text', most: TEXT_LIMIT } as const;
const figure = { kind: 'number', least: -1e15 } as const;
export const stageWords = Object.entries(stageText) as [StageName, string][];

/** 月报表格: what is shown, then what is filled in once a report, then what is filled in for each promise. */
export const formColumns = [
  { key: 'no', title: '序号', width: 7 },
  { key: 'measure', title: '工作措施', width: 44 },
  { key: 'role', title: '职责', width: 7 },
  { key: 'due', title: '截止日', width: 12 },
  { key: 'phrase', title: '承诺事项', width: 28 },
  { key: 'kind', title: '类型', width: 10 },
  { key: 'unit', title: '计量单位', width: 10 },
  { key: 'before', title: '上月数值', width: 12 },
  { key: 'send', title: '本次报送', width: 9, input: yesNo },
  { key: 'progress', title: '工作进展', width: 44, input: longText },
  { key: 'problems', title: '存在问题', width: 26, input: longText },
  { key: 'nextStep', title: '下一步措施', width: 26, input: longText },
  { key: 'supportNeeded', title: '需协调支持事项', width: 22, input: longText },
  { key: 'name', title: '责任人', width: 11, input: { kind: 'text', most: 60 } },
  { key: 'post', title: '职务', width: 11, input: { kind: 'text', most: 60 } },
  { key: 'value', title: '本月数值', width: 13, input: figure },
  { key: 'numerator', title: '分子', width: 13, input: figure },
  { key: 'denominator', title: '分母', width: 13, input: figure },
  { key: 'correction', title: '数值说明', width: 18, input: { kind: 'text', most: 500 } },
  { key: 'stage', title: '达到阶段', width: 11, input: { kind: 'list', options: stageWords.map(([, word]) => word) } },
  { key: 'on', title: '完成日期', width: 12, input: { kind: 'day' } },
  { key: 'documentNumber', title: '文号', width: 18, input: { kind: 'text', most: 200 } },
  { key: 'done', title: '本月已开展', width: 11, input: yesNo },
] as const satisfies readonly FormColumn[];

export type FormKey = (typeof formColumns)[number]['key'];
export type Cells = Readonly<Partial<Record<FormKey, string>>>;
export const columnTitle = new Map<string, string>(formColumns.map(({ key, title }) => [key, title]));
