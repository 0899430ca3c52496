import type { StageName } from '@gongjian/domain/tasks/model';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { stageHappened } from './events.ts';

/** A file of an accepted report, and the stage it proves. */
export type ReportProof = {
  readonly unit: string;
  readonly promiseId: string;
  readonly stage: StageName;
  readonly file: { readonly id: string; readonly name: string; readonly type: string; readonly bytes: Buffer };
  readonly by: { readonly id: string; readonly name: string; readonly at: Date };
};

/** The file stands with the stage from now on, as its unit handed it in. Taken before, or without such a stage, nothing happens. */
export async function takeReportProof(tx: Tx, teller: Teller, { unit, promiseId, stage, file, by }: ReportProof): Promise<void> {
  const reached = await tx
    .selectFrom('tasks.stage')
    .select(['id', 'measure_id'])
    .where('promise_id', '=', promiseId)
    .where('unit_id', '=', unit)
    .where('stage', '=', stage)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  if (reached === undefined) return;
  const { city } = teller.actor;
  const { name, type, bytes } = file;
  const taken = await tx
    .insertInto('tasks.proof_file')
    .values({
      ...{ city, stage_id: reached.id, source_file: file.id, name, type, size: bytes.length, bytes },
      ...{ by_id: by.id, by_name: by.name, at: by.at },
    })
    .onConflict((clash) => clash.constraint('proof_is_taken_once').doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) return;
  await emit(
    tx,
    teller,
    stageHappened('proof_added', reached.id, { measureId: reached.measure_id, deliverableId: promiseId, unit, stage }),
  );
}
