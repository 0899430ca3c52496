import { compare, decimal } from '../kernel/decimal.ts';
import type { Problem } from '../kernel/problem.ts';
import type { AnswerRule, CampaignType, Checklist, ChecklistItem } from './model.ts';

export type ChecklistFault =
  | 'code_twice'
  | 'clause_missing'
  | 'no_bound'
  | 'bounds_reversed'
  | 'choice_twice'
  | 'every_choice_conforms'
  | 'no_choice_conforms'
  | 'failing_shows_nothing'
  | 'remark_cannot_fail'
  | 'nothing_can_fail';
export type ChecklistProblem = Problem<ChecklistFault>;

/** All that is wrong with a checklist, each with its place; one with a problem is not loaded. */
export function checklistProblems({ items }: Checklist): ChecklistProblem[] {
  const codes = items.map(({ code }) => code);
  return [
    ...codes.flatMap((code, i) => only(codes.indexOf(code) !== i, 'code_twice', 'items', i, 'code')),
    ...items.flatMap((item, i) => itemProblems(item, i)),
    ...only(
      items.every(({ answer }) => answer.type === 'text'),
      'nothing_can_fail',
      'items',
    ),
  ];
}

const only = (holds: boolean, code: ChecklistFault, ...at: (string | number)[]): ChecklistProblem[] => (holds ? [{ code, at }] : []);

function itemProblems({ answer, clause, photos }: ChecklistItem, i: number): ChecklistProblem[] {
  const at = ['items', i] as const;
  if (answer.type === 'text') return only(photos !== null, 'remark_cannot_fail', ...at, 'photos');
  return [
    ...only(clause.trim() === '', 'clause_missing', ...at, 'clause'),
    ...only(photos === null, 'failing_shows_nothing', ...at, 'photos'),
    ...ruleProblems(answer).map(({ code, at: inside }) => ({ code, at: [...at, 'answer', ...inside] })),
  ];
}

function ruleProblems(rule: AnswerRule): ChecklistProblem[] {
  if (rule.type === 'number') return boundProblems(rule.least, rule.most);
  if (rule.type !== 'choice') return [];
  const titles = rule.choices.map(({ title }) => title);
  return [
    ...titles.flatMap((title, j) => only(titles.indexOf(title) !== j, 'choice_twice', 'choices', j, 'title')),
    ...only(
      rule.choices.every(({ conforms }) => conforms),
      'every_choice_conforms',
      'choices',
    ),
    ...only(!rule.choices.some(({ conforms }) => conforms), 'no_choice_conforms', 'choices'),
  ];
}

function boundProblems(least: string | null, most: string | null): ChecklistProblem[] {
  if (least === null && most === null) return only(true, 'no_bound', 'least');
  return only(least !== null && most !== null && compare(decimal(least), decimal(most)) > 0, 'bounds_reversed', 'most');
}

/** What to do about a fault, for the author of a pack. */
export const checklistMend: Readonly<Record<ChecklistFault, string>> = {
  code_twice: 'give every item a code of its own',
  clause_missing: 'name the document and the article the item rests on',
  no_bound: 'give "least" or "most", or ask for a remark',
  bounds_reversed: '"most" must not be below "least"',
  choice_twice: 'give every choice a title of its own',
  every_choice_conforms: 'mark at least one choice "conforms": false',
  no_choice_conforms: 'mark at least one choice "conforms": true',
  failing_shows_nothing: 'say in "photos" what an answer that does not conform must show',
  remark_cannot_fail: 'set "photos" to null: a remark never fails',
  nothing_can_fail: 'add an item that may fail: a list of remarks finds nothing',
};

export type TypeFault = 'checklist_unknown' | 'checklist_twice' | 'kind_unknown' | 'kind_not_for_findings';

/** What is wrong with a kind of campaign, given the checklists and the kinds of cases there are. */
export function typeProblems(
  { checklists, caseKind }: CampaignType,
  known: readonly string[],
  kinds: ReadonlyMap<string, boolean>,
): Problem<TypeFault>[] {
  const fits = kinds.get(caseKind);
  return [
    ...checklists.flatMap((code, i) => [
      ...(known.includes(code) ? [] : [{ code: 'checklist_unknown' as const, at: ['checklists', i] }]),
      ...(checklists.indexOf(code) === i ? [] : [{ code: 'checklist_twice' as const, at: ['checklists', i] }]),
    ]),
    ...(fits === undefined ? [{ code: 'kind_unknown' as const, at: ['caseKind'] }] : []),
    ...(fits === false ? [{ code: 'kind_not_for_findings' as const, at: ['caseKind'] }] : []),
  ];
}

export const typeMend: Readonly<Record<TypeFault, string>> = {
  checklist_unknown: 'name a checklist of this pack, by its code',
  checklist_twice: 'name each checklist once',
  kind_unknown: 'name a kind of case of this pack, by its code',
  kind_not_for_findings: 'the kind must come from inspections and have the fields subject, place, unit, clause, item and severity',
};
