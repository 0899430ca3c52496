type Bucket = { left: number; at: number };

export type BucketRule = {
  /** How much may be taken at once. */
  readonly burst: number;
  readonly perMinute: number;
  /** Buckets remembered; the one not asked for longest is forgotten first, and stands full again. */
  readonly most: number;
};

const MINUTE_MS = 60_000;

/** Token buckets, one for each key, in bounded memory and in this process only. */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly rule: BucketRule) {}

  /** 0 when it was taken; otherwise in how many milliseconds it could be. */
  take(key: string, now: number, cost = 1): number {
    const { burst, perMinute, most } = this.rule;
    const bucket = this.buckets.get(key) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / MINUTE_MS);
    bucket.at = Math.max(now, bucket.at);
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > most) this.forget();
    if (bucket.left < cost) return Math.ceil(((cost - bucket.left) * MINUTE_MS) / perMinute);
    bucket.left -= cost;
    return 0;
  }

  get size(): number {
    return this.buckets.size;
  }

  /** A tenth at a time: a map that loses its oldest key again and again is slow to find the next. */
  private forget(): void {
    let spare = Math.ceil(this.rule.most / 10);
    for (const key of this.buckets.keys()) {
      if (spare === 0) return;
      this.buckets.delete(key);
      spare -= 1;
    }
  }
}

/** Bodies that are being read at this moment: so many bytes and so many for one address, or none more. */
export class Gate {
  private readonly inside = new Map<string, number>();
  private bytes = 0;
  private count = 0;

  constructor(private readonly rule: { readonly bytes: number; readonly bodies: number; readonly perKey: number }) {}

  /** What to call when the body has been dealt with; undefined when there is no room. */
  enter(key: string, bytes: number): (() => void) | undefined {
    const mine = this.inside.get(key) ?? 0;
    if (mine >= this.rule.perKey || this.count >= this.rule.bodies || this.bytes + bytes > this.rule.bytes) return undefined;
    this.inside.set(key, mine + 1);
    this.count += 1;
    this.bytes += bytes;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.count -= 1;
      this.bytes -= bytes;
      const others = (this.inside.get(key) ?? 1) - 1;
      if (others === 0) this.inside.delete(key);
      else this.inside.set(key, others);
    };
  }

  get bodies(): number {
    return this.count;
  }
}

/** Whose bucket a request is: a whole network of IPv6 (/64) counts as one, for its owner has every address in it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const groups = before === '' ? [] : before.split(':');
  const rest = after === undefined || after === '' ? [] : after.split(':');
  const whole = after === undefined ? groups : [...groups, ...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return `${whole
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

const MANY = 20_000;
const MEGABYTE = 1024 * 1024;

export type FeedbackLimits = ReturnType<typeof feedbackLimits>;

/** How much the public may ask of the house. One address is held to what a person or an office does; all together to what the house can bear. */
export const feedbackLimits = () => ({
  /** Anything at all posted by one network: before its body is read. */
  asking: new Buckets({ burst: 30, perMinute: 20, most: MANY }),
  /** Taken in from one network. */
  sending: new Buckets({ burst: 8, perMinute: 0.5, most: MANY }),
  /** Taken in of one form, which many addresses may have been given. */
  forms: new Buckets({ burst: 6, perMinute: 3, most: MANY }),
  /** Taken in from everybody. */
  everybody: new Buckets({ burst: 60, perMinute: 120, most: 1 }),
  /** Kept free for those who were told to come again, so that a flood cannot keep out whoever waits. */
  waiting: new Buckets({ burst: 30, perMinute: 60, most: 1 }),
  /** Kilobytes of photos: half a gigabyte at once, one a day. */
  photos: new Buckets({ burst: 512 * 1024, perMinute: (1024 * 1024) / 1440, most: 1 }),
  bodies: new Gate({ bytes: 96 * MEGABYTE, bodies: 200, perKey: 4 }),
});
