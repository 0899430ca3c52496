import { subscribe } from '../platform/events.ts';
import { judgeLedger } from '../tasks/index.ts';
import { bindPromises } from './bind-promises.ts';
import { boundMeasures } from './bound-reads.ts';
import { judgeMeasures } from './judge-bound.ts';
import { measuresOf } from './promise-reads.ts';

/** A new version of a plan makes promises, moves their dates, or says otherwise who owes them. */
subscribe({
  name: 'indicators.follow-the-plan',
  on: 'plan.published',
  handle: async (tx, event, teller) => {
    const measures = await measuresOf(tx, event.subjectId);
    await bindPromises(tx, teller, measures);
    await judgeMeasures(tx, teller, measures);
  },
});

/** Whoever was left open when the plan was published may owe the figures. */
subscribe({
  name: 'indicators.follow-the-units',
  on: 'tasks.units_decided',
  handle: async (tx, event, teller) => {
    await bindPromises(tx, teller, [event.subjectId]);
    await judgeMeasures(tx, teller, [event.subjectId]);
  },
});

/** Rules that hold from today on move lights today; those of a later day do so in the night before it. */
subscribe({
  name: 'indicators.follow-the-rules',
  on: 'indicators.rules_added',
  handle: async (tx, _event, teller) => {
    await judgeMeasures(tx, teller, await boundMeasures(tx));
    await judgeLedger(tx, teller);
  },
});
