import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** What is sent for one address, made once: the bytes as they are and compressed, and one tag for both (so it is a weak one). */
export type Sent = {
  readonly status: number;
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
};

const SMALL = 512;

export function sentOf(status: number, type: string, body: string | Buffer): Sent {
  const plain = typeof body === 'string' ? Buffer.from(body) : body;
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
  return { status, type, etag, plain, gzip: plain.length < SMALL ? plain : gzipSync(plain, { level: 6 }) };
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Pages of one edition on one day. When they grow past the bound, those asked for least recently go first. */
export class PageCache {
  private kept = new Map<string, Sent>();
  private making = new Map<string, Promise<Sent>>();
  private bytes = 0;
  private edition = '';

  constructor(private readonly most = MOST_BYTES) {}

  /** Answers at once what is kept; makes a page only once however many ask for it together. */
  get(edition: string, key: string, make: () => Promise<Sent>): Sent | Promise<Sent> {
    if (edition !== this.edition) this.begin(edition);
    const kept = this.kept.get(key);
    if (kept) return this.asked(key, kept);
    const making = this.making.get(key) ?? this.made(edition, key, make);
    this.making.set(key, making);
    return making;
  }

  get size(): number {
    return this.bytes;
  }

  private begin(edition: string): void {
    this.edition = edition;
    this.kept = new Map();
    this.making = new Map();
    this.bytes = 0;
  }

  private asked(key: string, sent: Sent): Sent {
    this.kept.delete(key);
    this.kept.set(key, sent);
    return sent;
  }

  private async made(edition: string, key: string, make: () => Promise<Sent>): Promise<Sent> {
    const { making } = this;
    try {
      const sent = await make();
      // An address that is not there is not worth keeping: anybody may invent any number of them.
      if (edition === this.edition && sent.status < 400) this.keep(key, sent);
      return sent;
    } finally {
      making.delete(key);
    }
  }

  private keep(key: string, sent: Sent): void {
    this.kept.set(key, sent);
    this.bytes += weight(sent);
    for (const [oldest, one] of this.kept) {
      if (this.bytes <= this.most) return;
      this.kept.delete(oldest);
      this.bytes -= weight(one);
    }
  }
}

const weight = ({ plain, gzip }: Sent): number => plain.length + (gzip === plain ? 0 : gzip.length);
