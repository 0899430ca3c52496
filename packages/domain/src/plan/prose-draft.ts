import type { ClauseContext } from './clause.ts';
import { readDeadline } from './deadline.ts';
import type { DraftMeasure, DraftTask, InferredField, MeasureQuestion, UnitMention } from './draft.ts';
import type { Passage } from './passage.ts';
import { readPromises } from './promises.ts';
import { readAssignment } from './prose-assign.ts';
import { type Found, measuresOf } from './prose-measure.ts';
import { withoutBrackets } from './prose-role.ts';
import { type StandingRule, standingRules } from './prose-rules.ts';
import { rolesNamedIn } from './prose-subject.ts';
import type { OutlinedTask } from './prose-task.ts';
import { type Roles, readRoles } from './units.ts';

/** What the whole plan says, for reading one measure. */
export type Reading = ClauseContext & {
  readonly rules: readonly StandingRule[];
  /** Whether any measure of the plan has a list of units. */
  readonly namesUnits: boolean;
};

type Assigned = {
  readonly roles: Roles;
  readonly inferred: ReadonlySet<InferredField>;
  readonly deadline: Passage | null;
  /** From a list of units, and not from the words of a sentence. */
  readonly listed: boolean;
};

const ROLES = ['lead', 'responsible', 'support'] as const;

export const draftTasks = (tasks: readonly OutlinedTask[], reading: Reading): DraftTask[] =>
  tasks.map((task) => draftTask(task, reading)).filter(({ measures }) => measures.length > 0);

function draftTask(task: OutlinedTask, reading: Reading): DraftTask {
  const { measures, forAll } = measuresOf(task.text, { heading: task.own.length > 0, plan: reading.namesUnits });
  const own = [...task.own, ...forAll];
  const shared = own.length === 0 ? task.statements : [...task.statements, own];
  return {
    no: task.no,
    title: task.title,
    measures: measures.map((found, i) => draftMeasure(measures.length === 1 ? withOwn(found, own) : found, i + 1, shared, task, reading)),
  };
}

/** What is stated for a task is stated for its only measure. */
const withOwn = (found: Found, own: readonly Passage[]): Found => (found.statements.length === 0 ? { ...found, statements: own } : found);

function draftMeasure(
  found: Found,
  ordinal: number,
  shared: readonly (readonly Passage[])[],
  task: OutlinedTask,
  reading: Reading,
): DraftMeasure {
  const { words, at } = found;
  const assigned = byRules(assign(found, shared), found, coveredBy(task, found, reading.rules));
  const { deadline, questions } = readDeadline(assigned.deadline, words, reading);
  return {
    ordinal,
    text: words.text,
    source: reading.spanOf(at),
    deadline,
    ...assigned.roles,
    inferred: ROLES.filter((role) => assigned.inferred.has(role)),
    ...readPromises(words, { year: reading.year, spanOf: reading.spanOf, deadline }),
    questions: [...questions, ...missingUnits(assigned.roles, task, reading)],
  };
}

function missingUnits({ lead, responsible, support }: Roles, { chapter }: OutlinedTask, { namesUnits }: Reading): MeasureQuestion[] {
  if (!namesUnits || chapter !== 'work' || lead.length + responsible.length + support.length > 0) return [];
  return [{ field: 'responsible', why: '原文没有写明这项措施由谁负责', choices: [] }];
}

/** Its own list; else the units its sentences name; else the list stated for its task or section. */
function assign(found: Found, shared: readonly (readonly Passage[])[]): Assigned {
  const { units, deadline } = readAssignment(found.statements);
  if (units !== null) return { roles: readRoles(units), inferred: new Set(), deadline, listed: true };
  const said = rolesNamedIn(found.words);
  if (said.lead.length + said.responsible.length > 0) return { roles: said, inferred: new Set(), deadline, listed: false };
  for (const statements of [...shared].reverse()) {
    const above = readAssignment(statements);
    if (above.units !== null) return inherit(readRoles(above.units), said, deadline ?? above.deadline);
  }
  return { roles: said, inferred: new Set(), deadline, listed: false };
}

/** The list stated above, with those the sentences of the measure say support it. */
function inherit(above: Roles, { support }: Roles, deadline: Passage | null): Assigned {
  const inferred = new Set(ROLES.filter((role) => above[role].length > 0));
  return { roles: { ...above, support: withNew(above.support, support) }, inferred, deadline, listed: true };
}

/** 各区政府（含经开区管委会） is known as 各区政府. */
const nameOf = ({ unit }: UnitMention): string => withoutBrackets(unit);

const withNew = (known: readonly UnitMention[], more: readonly UnitMention[]): UnitMention[] => [
  ...known,
  ...more.filter((mention) => !known.some((other) => nameOf(other) === nameOf(mention))),
];

/** A goal is everybody's; it is given to nobody unless it names somebody itself. */
const coveredBy = ({ chapter }: OutlinedTask, { statements }: Found, rules: readonly StandingRule[]): readonly StandingRule[] =>
  chapter === 'goals' && statements.length === 0 ? [] : rules;

/** Applies what the plan states once: who leads where nothing is said, and who does everything. */
function byRules(assigned: Assigned, found: Found, rules: readonly StandingRule[]): Assigned {
  const own = found.statements.flatMap(standingRules);
  const here = own.filter(({ reach }) => reach === 'here');
  const stated = new Set(own.map(({ at }) => at));
  const leading = [...rules, ...here].sort((a, b) => Number(b.kind === 'firstLeads') - Number(a.kind === 'firstLeads'));
  return leading
    .filter((rule) => covers(rule, found))
    .reduce((so, rule) => (rule.kind === 'firstLeads' ? firstLeads(so, rule, stated.has(rule.at)) : everywhere(so, rule)), assigned);
}

/** What follows a rule is covered from the measure on in whose list it stands. */
const covers = ({ reach, at }: StandingRule, found: Found): boolean => reach !== 'following' || at < found.at.end;

function firstLeads(assigned: Assigned, { restSupport }: StandingRule & { kind: 'firstLeads' }, stated: boolean): Assigned {
  const { lead, responsible, support } = assigned.roles;
  const [first, ...rest] = responsible;
  if (!assigned.listed || lead.length > 0 || first === undefined) return assigned;
  const roles = restSupport
    ? { lead: [first], responsible: [], support: [...rest, ...support] }
    : { lead: [first], responsible: rest, support };
  return { ...assigned, roles, inferred: stated ? assigned.inferred : new Set([...assigned.inferred, 'lead']) };
}

function everywhere(assigned: Assigned, { role, units }: StandingRule & { kind: 'everywhere' }): Assigned {
  const known = ROLES.flatMap((name) => assigned.roles[name]);
  const added = withNew(known, units).slice(known.length);
  if (added.length === 0) return assigned;
  const inferred = new Set([...assigned.inferred, role]);
  return { ...assigned, roles: { ...assigned.roles, [role]: [...assigned.roles[role], ...added] }, inferred };
}
