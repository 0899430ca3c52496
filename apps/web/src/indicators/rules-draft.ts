import type { PaceRules, RulesProposed } from '@gongjian/contract/indicators';
import { checkRuleSet, PACE_RULES } from '@gongjian/domain/indicators/rule-set';
import { ACT_RULES } from '@gongjian/domain/tasks/evidence-acts';
import { checkWatchRules } from '@gongjian/domain/tasks/watch-rules';

/** Rules while they are typed: figures are text until they are sent. */
export type RulesDraft = { readonly planId: string | null; readonly from: string; readonly source: string } & Figures;
type Figures = Readonly<Record<Figure, string>>;
export const figures = ['behindFrom', 'seriousOver', 'aboutTolerance', 'regularMonths', 'lapsedFrom', 'expectedDay'] as const;
export type Figure = (typeof figures)[number];

/** What holds where nobody has set any. */
export const DEFAULTS: RulesProposed = {
  planId: null,
  behindFrom: PACE_RULES.behindFrom,
  seriousOver: PACE_RULES.seriousOver,
  aboutTolerance: PACE_RULES.aboutTolerance,
  regularMonths: ACT_RULES.months.regular,
  lapsedFrom: ACT_RULES.lapsedFrom,
  expectedDay: ACT_RULES.expectedFromDay,
};

export const draftFrom = (rules: RulesProposed, from: string): RulesDraft => ({
  planId: rules.planId,
  from,
  source: '',
  behindFrom: rules.behindFrom,
  seriousOver: rules.seriousOver,
  aboutTolerance: rules.aboutTolerance,
  regularMonths: String(rules.regularMonths),
  lapsedFrom: String(rules.lapsedFrom),
  expectedDay: String(rules.expectedDay),
});

const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** What is wrong with what was typed, by field; the domain says what a rule may be. */
export function problemsIn(draft: RulesDraft): ReadonlyMap<string, string> {
  const points = (['behindFrom', 'seriousOver', 'aboutTolerance'] as const).filter((field) => !POINTS.test(draft[field].trim()));
  if (points.length > 0) return new Map(points.map((field) => [field, 'not_a_number'] as const));
  const proposed = proposedOf(draft);
  const found = [...checkRuleSet({ ...proposed, id: '', source: '' }), ...checkWatchRules(proposed)];
  return new Map(found.map(({ code, at }) => [String(at[0]), code] as const));
}

const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN);

export const proposedOf = (draft: RulesDraft): RulesProposed => ({
  planId: draft.planId,
  behindFrom: draft.behindFrom.trim(),
  seriousOver: draft.seriousOver.trim(),
  aboutTolerance: draft.aboutTolerance.trim(),
  regularMonths: whole(draft.regularMonths),
  lapsedFrom: whole(draft.lapsedFrom),
  expectedDay: whole(draft.expectedDay),
});

type Dated = Pick<PaceRules, 'planId' | 'from'>;

/** Of rules listed the newest first: those in force on a day, one for each plan that has its own and one for all the others. */
export function inForce<Rules extends Dated>(items: readonly Rules[], today: string): Rules[] {
  const newest = new Map<string | null, Rules>();
  for (const rules of items.filter(({ from }) => from <= today)) if (!newest.has(rules.planId)) newest.set(rules.planId, rules);
  return [...newest.values()];
}
