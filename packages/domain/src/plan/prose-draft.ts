import type { ClauseContext } from './clause.ts';
import { readDeadline } from './deadline.ts';
import type { DraftMeasure, DraftTask, InferredField, MeasureQuestion, UnitMention } from './draft.ts';
import type { Passage } from './passage.ts';
import { readPromises } from './promises.ts';
import { readAssignment } from './prose-assign.ts';
import { type Found, measuresOf } from './prose-measure.ts';
import type { OutlinedTask } from './prose-outline.ts';
import { type StandingRule, standingRules } from './prose-rules.ts';
import { unitsNamedIn } from './prose-subject.ts';
import { type Roles, readRoles } from './units.ts';

/** What the whole plan says, for reading one measure. */
export type Reading = ClauseContext & {
  readonly rules: readonly StandingRule[];
  /** Whether any measure of the plan has a list of units. */
  readonly namesUnits: boolean;
};

type Assigned = { readonly roles: Roles; readonly inferred: ReadonlySet<InferredField>; readonly deadline: Passage | null };

const NOBODY: Roles = { lead: [], responsible: [], support: [] };
const ROLES = ['lead', 'responsible', 'support'] as const;

export const draftTasks = (tasks: readonly OutlinedTask[], reading: Reading): DraftTask[] =>
  tasks.map((task) => draftTask(task, reading)).filter(({ measures }) => measures.length > 0);

function draftTask(task: OutlinedTask, reading: Reading): DraftTask {
  const { measures, forAll } = measuresOf(task.text, reading.namesUnits);
  const shared = forAll.length === 0 ? task.statements : [...task.statements, forAll];
  const only = measures.length === 1;
  return {
    no: task.no,
    title: task.title,
    measures: measures.map((found, i) => {
      const own = only && found.statements.length === 0 && forAll.length > 0 ? { ...found, statements: forAll } : found;
      return draftMeasure(own, i + 1, shared, task, reading);
    }),
  };
}

function draftMeasure(
  found: Found,
  ordinal: number,
  shared: readonly (readonly Passage[])[],
  task: OutlinedTask,
  reading: Reading,
): DraftMeasure {
  const { words, at } = found;
  const assigned = byRules(assign(found, shared), found, reading.rules);
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
  const own = readAssignment(found.statements);
  const { deadline } = own;
  const named = own.units ?? unitsNamedIn(found.words);
  if (named !== null) return { roles: readRoles(named), inferred: new Set(), deadline };
  for (const statements of [...shared].reverse()) {
    const above = readAssignment(statements);
    if (above.units === null) continue;
    const roles = readRoles(above.units);
    return { roles, inferred: new Set(ROLES.filter((role) => roles[role].length > 0)), deadline: deadline ?? above.deadline };
  }
  return { roles: NOBODY, inferred: new Set(), deadline };
}

/** Applies what the plan states once: who leads where nothing is said, and who does everything. */
function byRules(assigned: Assigned, found: Found, rules: readonly StandingRule[]): Assigned {
  const own = found.statements.flatMap(standingRules);
  const here = own.filter(({ reach }) => reach === 'here');
  const stated = new Set(own.map(({ at }) => at));
  return [...rules, ...here]
    .filter((rule) => covers(rule, found))
    .reduce((so, rule) => (rule.kind === 'firstLeads' ? firstLeads(so, rule, stated.has(rule.at)) : everywhere(so, rule)), assigned);
}

/** What follows a rule is covered from the measure on in whose list it stands. */
const covers = ({ reach, at }: StandingRule, found: Found): boolean => reach !== 'following' || at < found.at.end;

function firstLeads(assigned: Assigned, { restSupport }: StandingRule & { kind: 'firstLeads' }, stated: boolean): Assigned {
  const { lead, responsible, support } = assigned.roles;
  const [first, ...rest] = responsible;
  if (lead.length > 0 || first === undefined) return assigned;
  const roles = restSupport
    ? { lead: [first], responsible: [], support: [...rest, ...support] }
    : { lead: [first], responsible: rest, support };
  return { ...assigned, roles, inferred: stated ? assigned.inferred : new Set([...assigned.inferred, 'lead']) };
}

function everywhere(assigned: Assigned, { role, units }: StandingRule & { kind: 'everywhere' }): Assigned {
  const known = new Set(ROLES.flatMap((name) => assigned.roles[name].map(({ unit }: UnitMention) => unit)));
  const added = units.filter(({ unit }) => !known.has(unit));
  if (added.length === 0) return assigned;
  return {
    ...assigned,
    roles: { ...assigned.roles, [role]: [...assigned.roles[role], ...added] },
    inferred: new Set([...assigned.inferred, role]),
  };
}
