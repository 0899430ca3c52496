import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buckets, Gate, networkOf } from './feedback-limits.ts';

describe('a bucket', () => {
  const rule = { burst: 3, perMinute: 6, most: 10 };

  it('gives its burst, then tells how long until the next', () => {
    const buckets = new Buckets(rule);
    expect([1, 2, 3].map(() => buckets.take('a', 0))).toEqual([0, 0, 0]);
    expect(buckets.take('a', 0)).toBe(10_000);
    expect(buckets.take('a', 4_000)).toBe(6_000);
    expect(buckets.take('a', 10_000)).toBe(0);
    expect(buckets.take('b', 0)).toBe(0);
  });

  it('never gives more than its burst and what has flowed in since', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 200 }), (steps) => {
        const buckets = new Buckets(rule);
        let [now, given] = [0, 0];
        for (const step of steps) {
          now += step;
          if (buckets.take('a', now) === 0) given += 1;
        }
        expect(given).toBeLessThanOrEqual(rule.burst + (now * rule.perMinute) / 60_000);
      }),
    );
  });

  it('is not filled by a clock that goes back', () => {
    const buckets = new Buckets({ burst: 1, perMinute: 1, most: 10 });
    expect(buckets.take('a', 100_000)).toBe(0);
    expect(buckets.take('a', 0)).toBeGreaterThan(0);
    expect(buckets.take('a', 100_000)).toBeGreaterThan(0);
  });

  it('forgets the longest unasked one when there are too many, and remembers who keeps asking', () => {
    const buckets = new Buckets({ burst: 1, perMinute: 1, most: 3 });
    buckets.take('loud', 0);
    for (let i = 0; i < 1000; i += 1) {
      buckets.take(`other ${i}`, i);
      expect(buckets.take('loud', i)).toBeGreaterThan(0);
    }
    expect(buckets.size).toBeLessThanOrEqual(3);
  });
});

describe('the gate', () => {
  it('lets in so many bytes, so many bodies, so many of one address, and again when they have left', () => {
    const gate = new Gate({ bytes: 100, bodies: 3, perKey: 2 });
    const leave = gate.enter('a', 10);
    expect(gate.enter('a', 10)).toBeDefined();
    expect(gate.enter('a', 10)).toBeUndefined();
    expect(gate.enter('b', 90)).toBeUndefined();
    expect(gate.enter('b', 80)).toBeDefined();
    expect(gate.enter('c', 0)).toBeUndefined();
    leave?.();
    leave?.();
    expect(gate.bodies).toBe(2);
    expect(gate.enter('a', 10)).toBeDefined();
  });
});

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
