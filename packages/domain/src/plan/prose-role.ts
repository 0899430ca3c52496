import { isDeadlineText } from './deadline.ts';
import { isUnitName } from './units.ts';

/** Words that say what part units take in the work, so that what stands between them must be units. */
const ROLE_WORDS = new RegExp(
  [
    '(?:负责)?牵头(?:负责|组织|落实|实施|协调|推进|会同)*',
    '按照?(?:各自|工作|部门)*职责(?:分工)?(?:分别|共同|抓好|做好)*(?:负责|落实|配合|参与|实施|推进)*(?:相关工作|工作)?',
    '(?:按照?)?分工(?:负责|落实)',
    '(?:具体|共同|分别|协同|组织|抓好|贯彻|主要|直接|积极|统筹|依职责)*(?:负责|落实|配合|参与|参加|协助|指导|督导|支持|组织实施|实施|承办|主办)(?:落实|实施|推进|指导|协调|监督|做好|配合)*',
    '协同(?:推进|做好)',
    '会同|联合|分别|共同',
  ].join('|'),
  'g',
);
const TAIL = /等?(?:相?有?关)?(?:部门|单位)?$/;
/** 各区、有关部门, whoever they are. */
const ANY_OF =
  /^(?:各|有关|相关|属地|其他|市直|区直|省直)[^，,。；;：:]{0,16}(?:部门|单位|[区县市州盟旗镇乡]|街道|[街镇乡][镇街乡]|园区|地区|地方|委办局|企业|机构|政府|成员)$/;
const OFFICE =
  /^[\u4e00-\u9fff“”"]{2,18}(?:[科股室处队所站局委办部]|大队|支队|中队|中心|公司|集团|街道|[镇乡村]|社区|居委会|村委会|办事处|分局|园区|协会|学校|医院)$/;

export const isUnit = (text: string): boolean => text !== '' && text.length <= 40 && (isUnitName(text) || ANY_OF.test(text));

/** 各市党委、政府 are one. */
const PARTY_AND_GOVERNMENT = /([党工]委)、(?=(?:人民)?政府|管委会|办事处)/g;

/** Whether the text is nothing but names of units. A name that is not known for one is borne beside others that are. */
export function listsUnits(text: string): boolean {
  if (text.length > 1200) return false;
  const bare = withoutBrackets(text)
    .replace(/[。；;\s]+$/, '')
    .replace(PARTY_AND_GOVERNMENT, '$1');
  if (bare === '') return false;
  const names = bare.split(/[、，,；;/\s]+/).filter((name) => name !== '');
  const known = names.filter(isOneOrTwo).length;
  return known > 0 && known >= names.length * 0.6 && names.every((name) => name.length <= 30);
}

/** A list at the end of a sentence may name offices too small to be known: （城管科、综合执法队）. */
export function listsOffices(text: string): boolean {
  const names = namesIn(text);
  return names.length > 0 && names.every((name) => isOneOrTwo(name) || OFFICE.test(name));
}

const namesIn = (text: string): string[] =>
  withoutBrackets(text)
    .split(/[、，,；;/\s]+/)
    .filter((name) => name !== '');

function isOneOrTwo(name: string): boolean {
  if (isUnit(name)) return true;
  const bare = name.replace(TAIL, '');
  if (bare !== name && isUnit(bare)) return true;
  const two = name.split(/以及|和|及|与/);
  return two.length > 1 && two.every((part) => isUnit(part.replace(TAIL, '')));
}

/** Whether a clause says nothing but who takes which part: 市公安局等按职责分工负责. */
export const isRoleClause = (clause: string): boolean => takesPart(clause, listsUnits);

/** Whether the text lists units, known ones or such as end like an office. */
export const namesAnybody = (text: string): boolean =>
  listsUnits(text) || namesIn(text).every((name) => isOneOrTwo(name) || OFFICE.test(name));

function takesPart(clause: string, areNames: (text: string) => boolean): boolean {
  const bare = withoutBrackets(clause).trim().replace(/^由/, '');
  if (bare === '' || bare.length > 300) return false;
  let words = 0;
  const names = bare.split(ROLE_WORDS).filter((part) => part.trim() !== '');
  for (const _ of bare.matchAll(ROLE_WORDS)) words++;
  return words > 0 && names.length > 0 && names.every(areNames);
}

/** Whether a sentence does nothing but give out the work: 市交通委牵头，市公安局配合。 */
export function isRoleSentence(sentence: string): boolean {
  if (!/牵头|负责|配合|参与|落实|协助|会同/.test(sentence) || sentence.length > 600) return false;
  const clauses = withoutBrackets(sentence)
    .split(/[，,；;。]/)
    .filter((clause) => clause.trim() !== '');
  return clauses.some(isRoleClause) && clauses.every((clause) => isRoleClause(clause) || listsUnits(clause) || isDeadlineText(clause));
}

/** Whether what stands in a bracket with role words gives out work rather than remarks on the text. */
export function givesOutWork(content: string): boolean {
  const clauses = withoutBrackets(content)
    .split(/[，,；;。]/)
    .filter((clause) => clause.trim() !== '');
  const good = clauses.filter((clause) => takesPart(clause, namesAnybody) || listsUnits(clause)).length;
  return good > 0 && good >= clauses.length * 0.5;
}

/** A list without the clauses that only say by when. */
export const withoutDeadlines = (content: string): string =>
  content
    .split(/(?<=[，,；;。])/)
    .filter((clause) => !isDeadlineText(clause.replace(/[，,；;。]$/, '')))
    .join('');

/** Takes out what stands in brackets, notes such as （含经开区管委会）. */
export function withoutBrackets(text: string): string {
  if (!/[（(〔]/.test(text)) return text;
  let depth = 0;
  let bare = '';
  for (const character of text) {
    if ('（(〔'.includes(character)) depth++;
    else if ('）)〕'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0) bare += character;
  }
  return bare;
}
