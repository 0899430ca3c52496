import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leafOf, rootOf, splitLeaves } from './merkle.ts';

const field = fc.option(fc.string(), { nil: null });
const event = fc.array(field, { minLength: 1, maxLength: 5 });
const batch = fc.array(event, { minLength: 1, maxLength: 20 });
const root = (events: (string | null)[][]) => rootOf(events.map(leafOf)).toString('hex');

it('two different events never have the same leaf, however their text is cut into fields', () => {
  fc.assert(
    fc.property(event, event, (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      expect(leafOf(a).equals(leafOf(b))).toBe(false);
    }),
  );
  expect(leafOf(['ab', 'c']).equals(leafOf(['a', 'bc']))).toBe(false);
  expect(leafOf([null]).equals(leafOf(['']))).toBe(false);
});

it('any change, loss, addition or change of order of distinct events changes the root', () => {
  fc.assert(
    fc.property(batch, fc.nat(), event, (events, at, other) => {
      const i = at % events.length;
      const whole = root(events);
      const without = events.filter((_, n) => n !== i);
      if (JSON.stringify(events[i]) !== JSON.stringify(other)) expect(root(events.with(i, other))).not.toBe(whole);
      if (without.length > 0) expect(root(without)).not.toBe(whole);
      expect(root([...events, other])).not.toBe(whole);
      const turned = [...events].reverse();
      if (JSON.stringify(turned) !== JSON.stringify(events)) expect(root(turned)).not.toBe(whole);
    }),
  );
});

it('leaves kept in one piece come apart again', () => {
  const leaves = [leafOf(['a']), leafOf(['b'])];
  expect(splitLeaves(Buffer.concat(leaves))).toEqual(leaves);
});
