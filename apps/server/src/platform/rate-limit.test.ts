import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit.ts';

describe('three a minute', () => {
  it('refuses the fourth of one key, not the first of another, and starts anew with the next minute', () => {
    const limit = new RateLimit(3);
    for (let i = 0; i < 3; i++) limit.take('a', 1_000_000);
    expect(() => limit.take('a', 1_020_000)).toThrow(
      expect.objectContaining({ code: 'request.too_many', problems: [{ code: 'retry_after_seconds', at: [40] }] }),
    );
    expect(() => limit.take('b', 1_020_000)).not.toThrow();
    expect(() => limit.take('a', 1_060_000)).not.toThrow();
  });

  it('of nothing is no limit', () => {
    const limit = new RateLimit(0);
    for (let i = 0; i < 1000; i++) limit.take('a', 0);
  });
});
