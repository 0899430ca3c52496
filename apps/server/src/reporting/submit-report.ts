import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { tellingTogether } from '../platform/events.ts';
import { refuseIf } from '../platform/refused.ts';
import type { Outcome, SharedDeed } from '../platform/together.ts';
import { type AtHand, nothingAsked, problemsOf, reportsAtHand } from './check-report.ts';
import { sent } from './moves.ts';
import { type ReportMoved, reportMoved } from './report-moved.ts';
import { type Sent, savingSent, submittedNews } from './submit-many.ts';
import { refuseStale, type Written, writable } from './write-report.ts';

type Sending = { readonly ctx: Ctx; readonly id: string; readonly version: number; readonly written: Written };

/** 报送: saves the text and sends it on. Who answers for it is recorded apart from who sent it. */
export const submitReport = (ctx: Ctx, id: string, version: number, written: Written): Promise<ReportMoved> =>
  ctx.together(sending, { ctx, id, version, written });

/** Many a second come in on the last day; those of one person at the same moment share a transaction. */
const sending: SharedDeed<Sending, AtHand, ReportMoved> = {
  about: ({ id }) => id,
  ask: (all) => reportsAtHand(all.map(({ id }) => id)),
  judge: async (all, rows, tx) => {
    const held = new Map(rows.map((row) => [row.id, row] as const));
    const judged: Outcome<Sent>[] = [];
    for (const one of all) judged.push(await judge(one, held.get(one.id), tx).then(done, (not) => ({ not })));
    const going = judged.flatMap((outcome) => ('done' in outcome ? [outcome.done] : []));
    return {
      outcomes: judged.map(answer),
      last: going.length === 0 ? undefined : savingSent('submitted', going, tellingTogether(going.map(submittedNews))),
    };
  },
};

const done = <T>(result: T) => ({ done: result });
const answer = (outcome: Outcome<Sent>): Outcome<ReportMoved> =>
  'done' in outcome ? done(reportMoved(outcome.done.owed, { ...outcome.done.move, version: outcome.done.owed.version + 1 })) : outcome;

/** May he, is it current, do the rules allow; then where it goes. */
async function judge({ ctx, version, written }: Sending, held: AtHand | undefined, tx: () => Tx): Promise<Sent> {
  const owed = writable(ctx, held);
  if (owed.version !== version) await refuseStale(tx(), owed);
  const told = { content: written.content, accountable: written.accountable ?? owed.accountable, files: owed.files };
  refuseIf(problemsOf(told, owed.unit, owed.asked ?? nothingAsked, ctx.today), 'reporting.incomplete');
  return { ctx, owed, ...told, move: await sent(owed, ctx, () => loadCalendar(tx())) };
}
