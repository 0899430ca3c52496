import type { Problem } from '../kernel/problem.ts';
import { type CaseKind, type CaseStage, stageOf } from './model.ts';

export type KindFault =
  | 'not_one_start'
  | 'no_end'
  | 'code_twice'
  | 'next_stage_unknown'
  | 'never_reached'
  | 'dead_end'
  | 'end_goes_on'
  | 'nobody_may'
  | 'role_unknown'
  | 'limit_not_above_zero'
  | 'work_without_evidence'
  | 'closed_without_verifying'
  | 'field_unknown'
  | 'stage_unknown'
  | 'choices_differ'
  | 'ladder_not_rising';
export type KindProblem = Problem<KindFault>;

/** All that is wrong with a kind, each with its place; a kind with a problem is not loaded (engines §7.3: validate at load). */
export function kindProblems(kind: CaseKind, roles: readonly string[]): KindProblem[] {
  return [
    ...startAndEnd(kind),
    ...twice(
      kind.stages.map(({ code }) => code),
      'stages',
    ),
    ...twice(
      kind.fields.map(({ code }) => code),
      'fields',
    ),
    ...kind.stages.flatMap((stage, i) => stageProblems(kind, stage, i, roles)),
    ...roads(kind),
    ...references(kind),
    ...translations(kind),
    ...ladderProblems(kind),
  ];
}

const problem = (code: KindFault, ...at: (string | number)[]): KindProblem => ({ code, at });

function startAndEnd({ stages }: CaseKind): KindProblem[] {
  const of = (duty: CaseStage['duty']) => stages.filter((stage) => stage.duty === duty).length;
  return [...(of('start') === 1 ? [] : [problem('not_one_start', 'stages')]), ...(of('end') > 0 ? [] : [problem('no_end', 'stages')])];
}

const twice = (codes: readonly string[], where: string): KindProblem[] =>
  codes.flatMap((code, i) => (codes.indexOf(code) === i ? [] : [problem('code_twice', where, i)]));

function stageProblems(kind: CaseKind, stage: CaseStage, i: number, roles: readonly string[]): KindProblem[] {
  const at = ['stages', i] as const;
  return [
    ...(stage.days !== null && !(Number.isInteger(stage.days) && stage.days > 0) ? [problem('limit_not_above_zero', ...at, 'days')] : []),
    ...(stage.duty === 'end' && stage.actions.length > 0 ? [problem('end_goes_on', ...at)] : []),
    ...stage.actions.flatMap((action, j) => [
      ...(stageOf(kind, action.to) ? [] : [problem('next_stage_unknown', ...at, 'actions', j, 'to')]),
      ...(action.by.length > 0 ? [] : [problem('nobody_may', ...at, 'actions', j, 'by')]),
      ...action.by.flatMap((role, k) => (roles.includes(role) ? [] : [problem('role_unknown', ...at, 'actions', j, 'by', k)])),
      ...(handsInWithoutEvidence(kind, stage, j) ? [problem('work_without_evidence', ...at, 'actions', j, 'evidence')] : []),
    ]),
  ];
}

/** Work that goes to be verified shows what was done. */
function handsInWithoutEvidence(kind: CaseKind, stage: CaseStage, j: number): boolean {
  const action = stage.actions[j];
  if (action === undefined || stage.duty !== 'work') return false;
  return stageOf(kind, action.to)?.duty === 'verify' && action.evidence.length === 0;
}

/** Every stage is reached from the start and reaches an end; and no end is reached from work without passing a verification. */
function roads(kind: CaseKind): KindProblem[] {
  const start = kind.stages.find(({ duty }) => duty === 'start');
  if (!start) return [];
  const all = reached(kind, start.code);
  return kind.stages.flatMap((stage, i) => [
    ...(all.has(stage.code) ? [] : [problem('never_reached', 'stages', i)]),
    ...(stage.duty === 'end' || endsFrom(kind, stage) ? [] : [problem('dead_end', 'stages', i)]),
    ...(stage.duty === 'work' && endsFrom(kind, stage, 'verify') ? [problem('closed_without_verifying', 'stages', i)] : []),
  ]);
}

function reached(kind: CaseKind, from: string, barred?: CaseStage['duty']): Set<string> {
  const seen = new Set([from]);
  for (const code of seen) {
    const stage = stageOf(kind, code);
    if (stage === undefined || (stage.duty === barred && code !== from)) continue;
    for (const { to } of stage.actions) seen.add(to);
  }
  return seen;
}

const endsFrom = (kind: CaseKind, stage: CaseStage, barred?: CaseStage['duty']): boolean =>
  [...reached(kind, stage.code, barred)].some((code) => stageOf(kind, code)?.duty === 'end');

function references(kind: CaseKind): KindProblem[] {
  const known = new Set(kind.fields.map(({ code }) => code));
  const fields = (codes: readonly string[], ...at: string[]) =>
    codes.flatMap((code, i) => (known.has(code) ? [] : [problem('field_unknown', ...at, i)]));
  const { merge, disclosure } = kind;
  return [
    ...kind.stages.flatMap(({ actions }, i) =>
      actions.flatMap(({ toField }, j) =>
        toField === undefined || known.has(toField) ? [] : [problem('field_unknown', 'stages', i, 'actions', j, 'toField')],
      ),
    ),
    ...(merge ? fields(merge.sameFields, 'merge', 'sameFields') : []),
    ...(disclosure ? fields(disclosure.fields, 'disclosure', 'fields') : []),
    ...(disclosure && !stageOf(kind, disclosure.fromStage) ? [problem('stage_unknown', 'disclosure', 'fromStage')] : []),
  ];
}

/** Every choice has its English word, or none has. */
const translations = ({ fields }: CaseKind): KindProblem[] =>
  fields.flatMap(({ choices, choicesEn }, i) =>
    choicesEn !== undefined && choicesEn.length !== choices?.length ? [problem('choices_differ', 'fields', i, 'choicesEn')] : [],
  );

/** A higher rung never comes before a lower one. */
const ladderProblems = ({ ladder }: CaseKind): KindProblem[] =>
  ladder.flatMap((rung, i) => {
    const before = ladder[i - 1];
    const never = rung.overdueDays === null && rung.returns === null;
    const falls =
      before !== undefined && rung.overdueDays !== null && before.overdueDays !== null && rung.overdueDays <= before.overdueDays;
    return never || falls ? [problem('ladder_not_rising', 'ladder', i)] : [];
  });
