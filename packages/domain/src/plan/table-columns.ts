import { isDeadlineText } from './deadline.ts';
import type { Header, Role } from './table-header.ts';
import { isNone, squeeze } from './table-text.ts';
import { unitLikeness } from './units.ts';

/** Which column of a table of measures holds what. Units may stand in several columns of the same part. */
export type Columns = {
  readonly no: number | null;
  readonly groups: readonly number[];
  readonly task: number | null;
  readonly measure: number;
  /** The column of measures is headed as one of tasks. */
  readonly namesTasks: boolean;
  /** 量化指标, 工作目标 beside the measure: what it is to reach. */
  readonly goals: readonly number[];
  readonly deadline: number | null;
  /** Columns headed by a month or a quarter, whose cells say what shall be done by then. */
  readonly steps: readonly Step[];
  readonly lead: readonly number[];
  readonly responsible: readonly number[];
  readonly support: readonly number[];
  /** Columns whose cells say themselves who leads. */
  readonly units: readonly number[];
  /** The header says that the first unit of a list leads. */
  readonly firstLeads: boolean;
  /** `doubtful`: the table also has columns that plans do not have (scores, money, addresses). */
  readonly certainty: 'sure' | 'doubtful';
};

export type Step = { readonly column: number; readonly words: string };

type Profile = {
  readonly filled: number;
  readonly numbers: number;
  readonly deadlines: number;
  readonly units: number;
  readonly length: number;
};

/** Decides the columns from what the header says and, where it says nothing, from the content. Null: no table of measures. */
export function columnsOf(header: Header | null, width: number, sample: readonly (readonly string[])[]): Columns | null {
  const said = Array.from({ length: width }, (_, column) => header?.cells[column]?.role ?? null);
  const profile = (column: number): Profile => profileOf(sample, column);
  const roles = header === null ? rolesByContent(said.map((_, column) => profile(column))) : completed(said, profile);
  const columns = roles === null ? null : arranged(roles, header);
  return columns === null || saysWork(sample, columns.measure) ? columns : { ...columns, certainty: 'doubtful' };
}

/** Figures are no measures: a column of work holds words. */
function saysWork(sample: readonly (readonly string[])[], column: number): boolean {
  const texts = sample.map((row) => row[column] ?? '').filter((text) => text !== '');
  const wordy = texts.filter((text) => (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 4);
  return texts.length === 0 || wordy.length * 3 >= texts.length;
}

function profileOf(sample: readonly (readonly string[])[], column: number): Profile {
  const texts = sample.map((row) => squeeze(row[column] ?? '')).filter((text) => text !== '');
  const words = texts.filter((text) => !isNone(text));
  const share = (holds: (text: string) => boolean): number => (words.length === 0 ? 0 : words.filter(holds).length / words.length);
  return {
    filled: sample.length === 0 ? 0 : texts.length / sample.length,
    numbers: share((text) => /^[(（]?[0-9０-９一二三四五六七八九十]{1,4}(?:[-.．][0-9]{1,3}){0,3}[)）.．、]?$/.test(text)),
    deadlines: share((text) => text.length <= 30 && isDeadlineText(text)),
    units: share((text) => unitLikeness(text) > 0.5),
    length: words.reduce((sum, text) => sum + text.length, 0) / Math.max(1, words.length),
  };
}

const MOSTLY = 0.6;
const SENTENCE = 14;

/** Fills in the columns whose header is blank or says only 单位. */
function completed(said: readonly (Role | null)[], profile: (column: number) => Profile): Role[] {
  const roles: Role[] = [];
  said.forEach((role, column) => {
    if (role === 'unsaid') roles.push(profile(column).units > MOSTLY ? 'responsible' : 'decoy');
    else roles.push(role ?? unlabelled(profile(column), roles, said));
  });
  return roles;
}

function unlabelled(profile: Profile, before: readonly Role[], said: readonly (Role | null)[]): Role {
  if (profile.filled === 0) return 'other';
  if (profile.units > MOSTLY) return nextUnitRole(before, said);
  if (profile.deadlines > MOSTLY && !said.includes('deadline')) return 'deadline';
  if (profile.numbers > MOSTLY && !said.includes('no') && !before.includes('no')) return 'no';
  if (profile.length >= SENTENCE && !said.includes('measure')) return 'measure';
  return !before.includes('task') && !before.includes('measure') && said.includes('task') ? 'group' : 'other';
}

function nextUnitRole(before: readonly Role[], said: readonly (Role | null)[]): Role {
  if (!said.includes('lead') && !before.includes('lead') && said.includes('support')) return 'lead';
  if (before.includes('lead') && !before.includes('responsible') && said.includes('support')) return 'responsible';
  return before.includes('lead') || before.includes('responsible') ? 'support' : 'responsible';
}

const unitRolesInOrder: Readonly<Record<number, readonly Role[]>> = {
  1: ['responsible'],
  2: ['lead', 'support'],
  3: ['lead', 'responsible', 'support'],
};

/** For a table without a header: the longest text is the measure, what stands before it the task. */
function rolesByContent(profiles: readonly Profile[]): Role[] | null {
  const unitColumns = profiles.flatMap((profile, column) => (profile.units > MOSTLY ? [column] : []));
  const longest = profiles.reduce((best, profile, column) => {
    return profile.units <= MOSTLY && profile.length > (profiles[best]?.length ?? 0) ? column : best;
  }, 0);
  const measure = profiles[longest] as Profile | undefined;
  if (measure === undefined || measure.length < SENTENCE || measure.units > MOSTLY) return null;
  const parts = unitRolesInOrder[unitColumns.length] ?? [];
  return profiles.map((profile, column) => {
    if (column === longest) return 'measure';
    if (profile.units > MOSTLY) return parts[unitColumns.indexOf(column)] ?? 'other';
    if (profile.deadlines > MOSTLY) return 'deadline';
    if (profile.numbers > MOSTLY && column < longest) return 'no';
    return column < longest && profile.filled > 0 ? 'task' : 'other';
  });
}

function arranged(roles: readonly Role[], header: Header | null): Columns | null {
  const at = (role: Role): number[] => roles.flatMap((found, column) => (found === role ? [column] : []));
  const texts = textColumns(at('group'), at('task'), at('measure'), at('goal'), header);
  const units = [...at('lead'), ...at('responsible'), ...at('support'), ...at('units')];
  const deadline = deadlineColumn(at('deadline'), header);
  if (texts === null || (units.length === 0 && deadline === null)) return null;
  const decoys = at('decoy').length;
  if (decoys > 0 && units.length === 0) return null;
  return {
    no: at('no')[0] ?? null,
    ...texts,
    deadline,
    steps: stepsOf(at('deadline'), header),
    lead: at('lead'),
    responsible: at('responsible'),
    support: at('support'),
    units: at('units'),
    firstLeads:
      header?.cells.some((cell) => cell !== null && /[首第]一?位.{0,6}牵头|牵头.{0,8}[首第]一?位|列首位/.test(cell.words)) ?? false,
    certainty: decoys >= (isListing(header, texts.measure) ? 1 : 2) ? 'doubtful' : 'sure',
  };
}

/** Lists of indicators, of enterprises and of projects with their cost are no measures, whoever answers for them. */
const isListing = (header: Header | null, measure: number): boolean =>
  header?.cells.some(
    (cell, column) =>
      cell !== null && (/投资|资金|概算|企业|公司|地点|地址/.test(cell.words) || (column === measure && cell.words.includes('指标'))),
  ) ?? false;

type TextColumns = Pick<Columns, 'groups' | 'task' | 'measure' | 'namesTasks' | 'goals'>;

/** The most telling of several text columns is the measure; those before it name the task and what stands over it. */
function textColumns(groups: number[], tasks: number[], measures: number[], goals: number[], header: Header | null): TextColumns | null {
  const measure = bestMeasure(measures, header) ?? goals[0] ?? tasks.at(-1);
  if (measure === undefined) return null;
  const before = [...tasks, ...(tasks.length === 0 ? measures : [])].filter((column) => column < measure);
  const task = before.at(-1) ?? tasks.find((column) => column !== measure) ?? null;
  return {
    groups: [...groups, ...before.slice(0, -1)].sort((a, b) => a - b),
    task,
    measure,
    namesTasks: tasks.includes(measure),
    goals: goals.filter((column) => column !== measure),
  };
}

const tellingWords: readonly RegExp[] = [/措施|举措/, /内容|做法/, /分解|路径/, /要求/];

function bestMeasure(columns: readonly number[], header: Header | null): number | undefined {
  const rank = (column: number): number => {
    const found = tellingWords.findIndex((pattern) => pattern.test(header?.cells[column]?.words ?? ''));
    return found === -1 ? tellingWords.length : found;
  };
  return [...columns].sort((a, b) => (rank(a) === rank(b) ? a - b : rank(a) - rank(b)))[0];
}

/** 9月 | 10月 | 11月 below 时间节点: one column of them says no more than any other. */
function stepsOf(columns: readonly number[], header: Header | null): Step[] {
  const steps = columns.flatMap((column) => {
    const words = header?.cells[column]?.words ?? '';
    return /[0-9]月|季度|半年/.test(words) ? [{ column, words }] : [];
  });
  return steps.length >= 2 && steps.length === columns.length ? steps : [];
}

const deadlineColumn = (columns: readonly number[], header: Header | null): number | null =>
  columns.find((column) => /完成|时限|期限|截止|结束/.test(header?.cells[column]?.words ?? '')) ?? columns[0] ?? null;
