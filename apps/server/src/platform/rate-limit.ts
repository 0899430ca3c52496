import { Refused } from './refused.ts';

const MINUTE_MS = 60_000;
const MOST_KEYS = 50_000;

/** So many calls a minute for each key. Counts in this process only; what stands before it may count again. */
export class RateLimit {
  private counts = new Map<string, number>();
  private began = 0;

  constructor(private readonly perMinute: number) {}

  /** Refuses the call that is one too many. A limit of 0 is none. */
  take(key: string, now: number): void {
    if (this.perMinute === 0) return;
    if (now - this.began >= MINUTE_MS || this.counts.size > MOST_KEYS) {
      this.counts = new Map();
      this.began = now;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > this.perMinute) throw new Refused('request.too_many', [{ code: 'retry_after_seconds', at: [this.secondsLeft(now)] }]);
  }

  private secondsLeft(now: number): number {
    return Math.max(1, Math.ceil((this.began + MINUTE_MS - now) / 1000));
  }
}

/** A limit that lets everything through. */
export const unlimited = new RateLimit(0);
