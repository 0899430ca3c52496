import type { Problem } from '../kernel/problem.ts';
import type { ProvedVerdict } from './evidence-verdict.ts';
import type { Light, MeasureState } from './model.ts';

/** 人工改判: a person's word against the rule's, with reason and approver; it always shows as what it is. */
export type Override = {
  readonly id: string;
  readonly state: MeasureState;
  readonly light: Light;
  readonly reason: string;
  readonly approver: string;
};

/** Which lights a state may carry. A person may be milder or stricter by one step, never call overdue work green. */
const lightsOf: Record<MeasureState, readonly Light[]> = {
  not_started: ['none', 'yellow', 'red'],
  awaiting_evidence: ['none', 'yellow'],
  on_pace: ['green'],
  behind: ['yellow'],
  seriously_behind: ['red', 'yellow'],
  done: ['green'],
  done_late: ['green', 'yellow'],
  overdue: ['red', 'yellow'],
  standing_kept: ['green'],
  standing_lapsed: ['red', 'yellow'],
};

export const checkOverride = (state: MeasureState, light: Light): Problem<'light_does_not_fit'>[] =>
  lightsOf[state].includes(light) ? [] : [{ code: 'light_does_not_fit', at: ['light'] }];

/** What stands: the override where there is one, else the rule's verdict. */
export function standing(computed: ProvedVerdict, override: Override | null): ProvedVerdict & { readonly overridden: boolean } {
  if (override === null) return { ...computed, overridden: false };
  const { id, state, light, reason, approver } = override;
  const said = { code: 'overridden', about: { kind: 'override', id }, values: { reason, approver, computed: computed.state } } as const;
  const alert = computed.alert && state !== 'done' && state !== 'done_late';
  return { ...computed, state, light, alert, reasons: [said, ...computed.reasons], overridden: true };
}
