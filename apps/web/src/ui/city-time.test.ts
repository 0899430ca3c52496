import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, typedTime } from './city-time.ts';

describe('a time typed in a form', () => {
  it('is the same when it is read back, whatever the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 * 365 * 24 * 60 }), (minutes) => {
        const instant = new Date(Date.UTC(2000, 0, 1) + minutes * 60_000).toISOString();
        expect(readTime(typedTime(instant))).toBe(instant);
      }),
    );
  });

  it('is the city’s, and may be typed without a leading nought or with a full-width colon', () => {
    expect(readTime('2022-06-01 09:30')).toBe('2022-06-01T01:30:00.000Z');
    expect(readTime(' 2022-06-01 9：30 ')).toBe('2022-06-01T01:30:00.000Z');
  });

  it.each(['', '2022-06-01', '09:30', '2022-06-31 09:30', '2022-06-01 25:00', '2022-06-01 09:61', '昨天'])('is none: “%s”', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});
