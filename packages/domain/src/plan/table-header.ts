import { numberedHeading } from './numbering-headings.ts';
import type { Grid, GridRow } from './table-grid.ts';
import { squeeze } from './table-text.ts';

/** What a column holds. `decoy` columns belong to tables that are no plan; `other` ones are left unread. */
export type Role =
  | 'no'
  | 'group'
  | 'task'
  | 'measure'
  | 'goal'
  | 'deadline'
  | 'lead'
  | 'responsible'
  | 'support'
  | 'units'
  | 'unsaid'
  | 'other'
  | 'decoy';

export type HeaderCell = { readonly role: Role; readonly words: string };
export type Header = {
  /** How many rows the header takes, 1 or 2. */
  readonly rows: number;
  /** For each column what its header says, or null where it says nothing we know. */
  readonly cells: readonly (HeaderCell | null)[];
};

const LONGEST_WORDS = 18;

/** A header cell is made of nothing but these words: that keeps 强化责任落实 a task and 责任单位 a header. */
const VOCABULARY =
  /^(?:序号|编号|序|号|项目|项|重点|主要|年度|工作|任务|目标|指标|措施|举措|具体|内容|事项|名称|问题|工程|整改|反馈|完成|办理|落实|推进|实施|时限|时间|期限|节点|进度|安排|要求|计划|起止|开始|截止|日期|阶段|牵头|主责|责任|主办|主管|协办|承办|配合|参与|参加|协同|会同|协助|支持|负责|执行|组织|部门|单位|主体|机构|分工|职责|地区|属地|区县|县区|政府|处室|科室|股室|类别|类型|分类|领域|专项|行动|方面|板块|要素|大类|小类|章节|一级|二级|三级|攻坚战|攻坚|战役|分解|标准|成果|成效|形式|标志|考核|核心|关键|备注|说明|附注|依据|来源|情况|进展|现状|基准|基期|目标值|现状值|数值|数量|规模|属性|权重|分值|得分|评分|扣分|满分|自评|姓名|职务|职称|联系人|联系|电话|手机|办公|邮箱|传真|地址|地点|法人|企业|公司|街道|乡镇|行业|总|投资|资金|总额|概算|建设|代码|经度|纬度|监督|监管|督办|督导|督查|督促|指导|验收|领导|责任人|人员|人|分管|包保|市级|区级|县级|省级|国家|全市|各级|及其|及|和|与|或|的|各|本|其他|有关|相关|预期|量化|定量|考核性|约束性|预期性|路线图|清单|做法|路径|做|办|第?[一二三四1-4]季度|[上下]半年|一|二|三|四|[0-9]{4}年?|(?:[1-9]|1[0-2])月|年|月|底|表|[、/／&＋+:：])+$/;

/** Tried in this order on the words of a header cell, brackets out. */
const roles: readonly (readonly [Role, RegExp])[] = [
  ['no', /^(?:序号?|编号|号|(?:任务|项目|整改|措施|工作)(?:序号|编号))$/],
  ['unsaid', /^(?:单位|部门)$/],
  [
    'other',
    /备注|说明|附注|领导|责任人|联系|进展|完成情况|落实情况|督办|督导|督查|督促|监督|监管|验收|依据|来源|分管|包保|成果|标志|人员|职责$/,
  ],
  [
    'decoy',
    /姓名|职务|职称|电话|手机|邮箱|传真|分值|得分|评分|扣分|满分|权重|自评|地址|地点|法人|代码|经度|纬度|投资|资金|现状|基准|基期|目标值|数值|属性|企业|公司|[0-9]{4}年/,
  ],
  ['support', /协办|配合|参与|参加|协同|会同|协助|支持|指导/],
  ['lead', /牵头|主办|主管/],
  [
    'responsible',
    /主责|责任|落实(?:部门|单位|主体)|实施(?:主体|部门|单位)|承办|负责|执行|(?:完成|组织)(?:部门|单位)|分工|部门$|单位$|主体$/,
  ],
  [
    'deadline',
    /时限|期限|时间|节点|进度|日期|截止|计划安排|年度安排|^(?:[0-9]{4}年)?(?:[0-9]{1,2}月份?底?|第?[一二三四1-4]季度|[上下]半年)$/,
  ],
  ['group', /类别|类型|分类|领域|方面|板块|要素|大类|小类|章节|^(?:一级|二级|三级)|攻坚|战役|^专项(?:行动)?$|^行动$/],
  ['task', /目标任务|任务目标|^目标$|任务$|^项目(?:名称)?$|名称$|事项$|^重点工作$|^主要工作$|^工程|^指标$|问题$|^工作$/],
  ['measure', /措施|举措|内容|要求|做法|路径|分解/],
  ['goal', /目标|指标|成效|标准|预期/],
  ['task', /任务|事项|工作|项目|工程|问题/],
];

/** What one header cell says, or null where it is no header cell. */
export function headerCell(text: string): HeaderCell | null {
  const words = squeeze(text);
  if (words === '' || words.length > LONGEST_WORDS * 2 || numberedHeading(words) !== null) return null;
  const plain = words.replace(/[(（[【][^)）\]】]*[)）\]】]/g, '');
  if (plain.length > LONGEST_WORDS || !VOCABULARY.test(plain) || (plain.length < 2 && !/[序号]/.test(plain))) return null;
  return { role: bracketRole(words) ?? mixedRole(plain) ?? roleOf(plain), words };
}

const roleOf = (plain: string): Role => roles.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';

/** 责任部门(牵头), 责任部门(配合): the bracket says the part. */
function bracketRole(words: string): Role | null {
  const inside = /[(（](牵头|主办|配合|协办|参与|主责)(?:部门|单位)?[)）]$/.exec(words)?.[1];
  if (inside === undefined) return null;
  return roleOf(inside);
}

/** 牵头及配合单位: one column holds both. */
function mixedRole(plain: string): Role | null {
  const said = [/牵头|主办/, /责任|主责|落实|承办/, /配合|协办|参与/].filter((pattern) => pattern.test(plain)).length;
  const joined = /[、/／&＋+及和与]/.test(plain);
  return said >= 2 && joined ? 'units' : null;
}

const TEXT_ROLES = new Set<Role>(['task', 'measure', 'goal']);

/** Reads a header that begins in the given row, or null. */
export function headerAt(grid: Grid, row: number, textOf: (row: GridRow, column: number) => string): Header | null {
  const first = grid.rows[row];
  if (first === undefined) return null;
  const upper = first.map((_, column) => headerCell(textOf(first, column)));
  if (!isHeader(first, upper, textOf)) return null;
  const second = grid.rows[row + 1];
  const lower = second === undefined ? null : lowerCells(first, second, upper, textOf);
  return lower === null ? { rows: 1, cells: upper } : { rows: 2, cells: upper.map((cell, column) => lower[column] ?? cell) };
}

function isHeader(row: GridRow, cells: readonly (HeaderCell | null)[], textOf: (row: GridRow, column: number) => string): boolean {
  const own = row.map((slot, column) => slot?.origin === 'here' && textOf(row, column) !== '');
  const printed = own.filter(Boolean).length;
  const known = cells.filter((cell, column) => cell !== null && own[column]);
  const distinct = new Set(known.map((cell) => cell?.role));
  return distinct.size >= 2 && known.length * 3 >= printed * 2 && [...distinct].some((role) => role !== undefined && role !== 'other');
}

/** The second row of a header holds only header words, and says more of columns the first row joined or left open. */
function lowerCells(
  first: GridRow,
  row: GridRow,
  upper: readonly (HeaderCell | null)[],
  textOf: (row: GridRow, column: number) => string,
): (HeaderCell | null)[] | null {
  const lower = row.map((slot, column) => (slot?.origin === 'here' ? headerCell(textOf(row, column)) : null));
  const own = row.map((slot, column) => slot?.origin === 'here' && textOf(row, column) !== '');
  const printed = own.filter(Boolean).length;
  if (printed < 2 || printed === row.length) return null;
  if (divides(first, row)) return lower;
  if (lower.some((cell, column) => own[column] && cell === null)) return null;
  const saysTask = upper.some((cell, column) => cell !== null && TEXT_ROLES.has(cell.role) && own[column]);
  return saysTask ? null : lower;
}

/** Whether the cells of the row stand only below joined cells of the row above, all others reaching down from it. */
const divides = (first: GridRow, row: GridRow): boolean =>
  row.every((slot, column) => slot === null || slot.origin === 'above' || isJoined(first, column)) &&
  row.some((slot) => slot?.origin === 'above');

const isJoined = (row: GridRow, column: number): boolean => row[column]?.origin === 'left' || row[column + 1]?.origin === 'left';
