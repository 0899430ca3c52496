import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composedPlan } from '../../test/plan/prose/composed.ts';
import { expectedOf, rendered } from '../../test/plan/prose/rendered.ts';
import { runOn, wrapped, wrappedFlush } from '../../test/plan/prose/rewritten.ts';
import { shown } from '../../test/plan/prose/shown.ts';
import { written } from '../../test/plan/prose/written.ts';
import { readProsePlan } from './prose-plan.ts';
import { spanner } from './span.ts';

/** Raised by hand to hunt for what is rare. */
const RUNS = 80;

function read(text: string) {
  const doc = written(text);
  return readProsePlan(doc.blocks, doc, { year: 2024, spanOf: spanner(doc) });
}

it('reads back a plan however its headings, parts and units are written', () => {
  fc.assert(
    fc.property(composedPlan, (plan) => {
      expect(shown(read(rendered(plan)).sections)).toBe(expectedOf(plan));
    }),
    { numRuns: RUNS * 2 },
  );
});

it('reads it back from one line', () => {
  fc.assert(
    fc.property(composedPlan, (plan) => {
      expect(shown(read(runOn(rendered(plan))).sections)).toBe(expectedOf(plan));
    }),
    { numRuns: RUNS },
  );
});

it('reads it back from lines broken at any margin', () => {
  fc.assert(
    fc.property(composedPlan, fc.integer({ min: 48, max: 96 }), fc.boolean(), (plan, width, flush) => {
      const text = (flush ? wrappedFlush : wrapped)(rendered(plan), width);
      expect(shown(read(text).sections)).toBe(expectedOf(plan));
    }),
    { numRuns: RUNS },
  );
});
