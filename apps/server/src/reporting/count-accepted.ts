import type { ReportContent } from '@gongjian/contract/reporting';
import { yearMonth } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { recordFigures } from '../indicators/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { recordReport } from '../tasks/index.ts';
import { handProofsOver } from './hand-proofs-over.ts';
import type { Obligation } from './obligation-repo.ts';

/** What an accepted report tells becomes figures, acts and stages of the ledger, and moves its lights, in the same transaction. */
export async function countAccepted(tx: Tx, teller: Teller, { id, measureId, unit, month, submittedBy }: Obligation): Promise<void> {
  const row = await tx.selectFrom('reporting.report').select('content').where('obligation_id', '=', id).executeTakeFirst();
  const content = row?.content as unknown as ReportContent | undefined;
  if (content === undefined) return;
  const { numbers = [], acts = [], stages = [] } = content;
  await withTheCityInSight(tx, teller, async () => {
    const moved = await recordReport(tx, teller, {
      ...{ sourceId: id, measureId, unit, month: yearMonth(month), toldBy: submittedBy ?? teller.actor.id },
      ...{ acts, stages },
    });
    await handProofsOver(tx, teller, { id, unit }, stages);
    const figures = numbers.filter(({ place }) => place === unit);
    await recordFigures(tx, teller, { sourceId: id, measureId, unit, month, numbers: figures }, moved);
  });
}

/** What was accepted counts for the whole city, whatever part of it the reviewer sees; then his sight is as it was. */
async function withTheCityInSight(tx: Tx, { actor }: Teller, work: () => Promise<void>): Promise<void> {
  const see = (what: 'city' | 'units') => sql`select set_config('gongjian.sees', ${what}, true)`.execute(tx);
  if (actor.seesAll) return work();
  await see('city');
  await work();
  await see('units');
}
