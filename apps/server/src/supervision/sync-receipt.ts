import type { FieldRefusal, Received } from '@gongjian/contract/supervision-field';
import type { Tx } from '../platform/db.ts';
import { handInProblems } from './sync-hand-in.ts';

/** What became of a submission, as it stands now: the same answer whenever it is sent again. */
export async function receiptOf(tx: Tx, { instanceId, visitId }: { instanceId: string; visitId: string }): Promise<Received> {
  const filed = await tx
    .selectFrom('supervision.field_submission')
    .select(['state', 'why'])
    .where('instance_id', '=', instanceId)
    .executeTakeFirstOrThrow();
  const visit = await tx
    .selectFrom('supervision.visit')
    .select(['version', 'conflict', 'state'])
    .where('id', '=', visitId)
    .executeTakeFirst();
  return {
    ...{ instanceId, visitId, outcome: outcomes[filed.state] ?? 'refused', why: filed.why as FieldRefusal | null },
    ...{ version: visit?.version ?? null, conflict: (visit?.conflict ?? null) as Received['conflict'] },
    state: (visit?.state ?? null) as Received['state'],
    problems: (visit?.state === 'open' ? await handInProblems(tx, visitId) : []).map(({ code, at }) => ({ code, at: [...at] })),
  };
}

const outcomes: Readonly<Record<string, Received['outcome']>> = { applied: 'applied', held: 'held', corrected: 'applied' };
