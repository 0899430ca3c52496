/** What a label before a colon announces: 责任单位：… */
export type LabelKind = 'units' | 'deadline' | 'person';

export type Label = { readonly kind: LabelKind; readonly start: number; readonly end: number };

const ROLE = '(?:牵头|责任|主责|主办|承办|协办|配合|协同|协作|参与|参加|落实|实施|执行|负责|主管|指导|督导|监管|组织|完成|联合)';
const BODY = '(?:单位|部门|主体|机构|处室|科室|街镇|街道|区县)';
const PERSON = '(?:领导|负责人|责任人|联系人|联络员|人员|人|电话)';
/** 市级 in 市级责任单位, 主要 in 主要责任单位. */
const BEFORE = '(?:市级|区级|县级|省级|镇级|街道|国家|主要|第一|工作|具体|任务)?';
const ASIDE = '(?:[（(][^（）()：:]{1,6}[）)])?';
const MORE = `(?:[、和及与/]?${ROLE}${ASIDE}${BODY}?){0,3}`;

const forms: readonly (readonly [LabelKind, string])[] = [
  ['person', `${BEFORE}(?:${ROLE}|分管|包保|联系|主要)${PERSON}`],
  ['units', `${BEFORE}${ROLE}${ASIDE}${BODY}?${MORE}${BODY}`],
  ['units', `${BEFORE}(?:牵头|责任|主责|配合|主办|承办|协办|参与)`],
  ['units', '责任分工'],
  ['deadline', '(?:完成|办结|整改|工作|实施|推进|任务)?(?:时限|期限|时间|时间节点|完成日期|时间安排|进度安排)(?:要求|安排|节点)?'],
];
const any = forms.map(([, form]) => `(${form})`).join('|');
const AT_START = new RegExp(`^[（(【\\[〔—★●■▲]*\\s*(?:${any})\\s*[：:]`);
/** A list of units on the line before may have lost the line break behind it. */
const UNIT_END = '[局委厅署]|政府';
const ANYWHERE = new RegExp(`(?<=^|[。；;，,、：:（(【\\[〔\\s）)】\\]〕—★●■▲]|${UNIT_END})(?:${any})\\s*[：:]`, 'g');

export const startsWithLabel = (text: string): boolean => AT_START.test(text.slice(0, 40));

export const endsWithLabel = (text: string): boolean =>
  /[：:]$/.test(text) && labelsIn(text.slice(-24)).at(-1)?.end === Math.min(24, text.length);

/** All labels of the text that stand at the beginning of a clause, in order. */
export function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  if (!/[：:]/.test(text)) return found;
  for (const match of text.matchAll(ANYWHERE)) {
    const form = forms[match.slice(1, forms.length + 1).findIndex((group) => group !== undefined)];
    if (form !== undefined) found.push({ kind: form[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}
