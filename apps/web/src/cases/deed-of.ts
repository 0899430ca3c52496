import type { CaseDetail } from '@gongjian/contract/cases';

type Action = CaseDetail['definition']['stages'][number]['actions'][number];
export type EvidenceNeeds = Action['evidence'];

/** What the form of a deed holds. */
export type Filled = {
  readonly reason: string;
  readonly unit: string | undefined;
  readonly day: string;
  readonly granted: boolean;
  readonly evidence: readonly string[];
};

export type Needs = {
  readonly unit: boolean;
  readonly day: boolean;
  readonly decision: boolean;
  readonly reason: boolean;
  readonly evidence: EvidenceNeeds;
};
const nothing: Needs = { unit: false, day: false, decision: false, reason: true, evidence: [] };

/** Which fields a deed has; `step:code` is a step of the stage the case is in. */
export function needsOf(one: Pick<CaseDetail, 'definition' | 'stage'>, may: string): Needs {
  const [what, code] = may.split(':');
  if (what === 'ask_extension') return { ...nothing, day: true };
  if (what === 'decide_extension') return { ...nothing, decision: true };
  if (what === 'resume') return { ...nothing, reason: false };
  if (what !== 'step') return nothing;
  const action = one.definition.stages.find((stage) => stage.code === one.stage.code)?.actions.find((each) => each.code === code);
  return { ...nothing, unit: action?.effect === 'transfer', evidence: action?.evidence ?? [] };
}

/** The deed as the server takes it. */
export function deedOf(may: string, { reason, unit, day, granted, evidence }: Filled) {
  const [what, code = ''] = may.split(':');
  switch (what) {
    case 'step':
      return { do: 'step', action: code, reason, unit: unit ?? null, evidence: [...evidence] } as const;
    case 'ask_extension':
      return { do: what, to: day, reason } as const;
    case 'decide_extension':
      return { do: what, granted, reason } as const;
    case 'resume':
      return { do: what } as const;
    default:
      return { do: what as 'suspend' | 'reopen', reason } as const;
  }
}
