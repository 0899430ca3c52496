import type { RecordState, Refusal, Submission, Version } from './model.ts';
import { latest } from './model.ts';

export type Base = { readonly version: Version } | { readonly hold: true } | { readonly refused: Refusal };

/** The server's version an update was made on, as far as it has arrived. */
export function findBase(state: RecordState, submission: Submission, forced: boolean): Base {
  const current = latest(state);
  if (submission.trunk !== null && current !== undefined && submission.trunk > current.version) return { refused: 'version_not_found' };
  if (submission.branch === null) return ofServer(state, submission);
  const found = state.versions.find(isBase(submission));
  if (found) return { version: found };
  if (!forced) return { hold: true };
  return current === undefined ? { refused: 'record_not_found' } : { version: current };
}

function ofServer({ versions }: RecordState, { base }: Submission): Base {
  const version = versions.find((each) => each.version === base);
  if (version) return { version };
  return { refused: versions.length === 0 ? 'record_not_found' : 'version_not_found' };
}

/** A branch begins at its trunk, or at 1 when the record was made on the phone; after that each edit follows the one before it. */
function isBase({ base, trunk, branch }: Submission): (version: Version) => boolean {
  const begins = base === 1 || base === trunk;
  if (begins) return ({ version }) => version === base;
  return (each) => each.branch === branch && each.branchBase === (base ?? 0) - 1;
}
