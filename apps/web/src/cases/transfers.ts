import type { CaseDetail } from '@gongjian/contract/cases';

type Step = CaseDetail['steps'][number];
export type Transfer = {
  readonly given: Step;
  /** Who takes over: a unit, or what stands in the field the kind names, such as a province. */
  readonly to: string;
  /** The step that says it arrived. */
  readonly receipt: Step | null;
  /** Its kind asks for a receipt, and none came yet. */
  readonly awaited: boolean;
};

/** What was handed over, to whom, and whether they signed for it. */
export function transfersOf({ definition, steps, fields }: Pick<CaseDetail, 'definition' | 'steps' | 'fields'>): Transfer[] {
  const actionOf = ({ from, action }: Step) =>
    definition.stages.find(({ code }) => code === from)?.actions.find(({ code }) => code === action);
  return steps.flatMap((given, i) => {
    const action = actionOf(given);
    if (action === undefined || (action.effect !== 'transfer' && action.toField === undefined)) return [];
    const rest = steps.slice(i + 1).filter(({ what }) => what === 'step');
    const next = rest[0] ?? null;
    const asks = definition.stages.find(({ code }) => code === given.to)?.actions.some(({ receipt }) => receipt === true) === true;
    const receipt = next !== null && actionOf(next)?.receipt === true ? next : null;
    const to = action.toField === undefined ? (given.unit?.name ?? '') : (fields[action.toField] ?? '');
    return [{ given, to, receipt, awaited: asks && next === null }];
  });
}
