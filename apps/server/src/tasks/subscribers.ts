import type { NoticeLoaded } from '../calendar/index.ts';
import type { Tx } from '../platform/db.ts';
import { emit, subscribe, type Teller } from '../platform/events.ts';
import { datesMoved } from './events.ts';
import { handOverPlainly } from './hand-over.ts';
import { type MovedAlert, refreshMeasures } from './refresh.ts';

/** A holiday notice moves the days from which measures count as due soon; which moved is kept for whoever loaded it. */
subscribe({
  name: 'tasks.follow-the-calendar',
  on: 'calendar.notice_loaded',
  handle: async (tx, event, teller) => {
    const { year } = (event as unknown as NoticeLoaded).payload;
    const { moved } = await refreshMeasures(tx, teller, await datedAround(tx, year));
    await keepMoved(tx, teller, year, moved);
    if (moved.length > 0) await emit(tx, teller, datesMoved(year, { moved: moved.length }));
  },
});

/** A unit's new name shows in every row it has a part in. */
for (const on of ['org.unit_renamed', 'org.units_merged', 'org.unit_split']) {
  subscribe({
    name: `tasks.follow-${on}`,
    on,
    handle: async (tx, event, teller) => {
      const rows = await tx.selectFrom('tasks.obligation').select('measure_id').distinct().where('unit_id', '=', event.subjectId).execute();
      await refreshMeasures(
        tx,
        teller,
        rows.map(({ measure_id }) => measure_id),
      );
    },
  });
}

/** What a closed unit owed goes to its only successor at once, where the day has come; the worker looks again each day. */
for (const on of ['org.units_merged', 'org.unit_split']) {
  subscribe({ name: `tasks.hand-over-${on}`, on, handle: async (tx, _, teller) => void (await handOverPlainly(tx, teller)) });
}

/** Five working days before a date may lie in the year before it. */
async function datedAround(tx: Tx, year: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('tasks.ledger_row')
    .select('measure_id')
    .where('retired', '=', false)
    .where('next_on', '>=', `${year}-01-01`)
    .where('next_on', '<=', `${year + 1}-01-31`)
    .execute();
  return rows.map(({ measure_id }) => measure_id);
}

async function keepMoved(tx: Tx, { actor, now }: Teller, year: number, moved: readonly MovedAlert[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({ measureId, before, after }) => ({
    city: actor.city,
    year,
    measure_id: measureId,
    what: 'alert',
    before_on: before,
    after_on: after,
    at: now,
  }));
  await tx.insertInto('tasks.moved_date').values(rows).execute();
}
