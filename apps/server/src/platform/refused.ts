import type { RefusalCode } from '@gongjian/contract/refusals';
import type { Problem } from '@gongjian/domain/kernel/problem';

/** The system worked and said no. Anything else that is thrown is a fault and becomes a 500. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly problems: readonly Problem[] = [],
  ) {
    super(code);
  }
}

export function found<T>(value: T | undefined | null, code: RefusalCode): T {
  if (value === undefined || value === null) throw new Refused(code);
  return value;
}

export function refuseIf(problems: readonly Problem[], code: RefusalCode): void {
  if (problems.length > 0) throw new Refused(code, problems);
}
