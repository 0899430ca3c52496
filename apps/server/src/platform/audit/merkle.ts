import { createHash } from 'node:crypto';

/** An event as it is hashed: every column as text, in this order. */
export type SealedFields = readonly (string | null)[];

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const SEAL = Buffer.from([2]);
export const NOTHING_BEFORE = Buffer.alloc(32);

/** Each field with its length before it, so that no two events can be written alike; null has a length no text has. */
export function leafOf(fields: SealedFields): Buffer {
  const hash = createHash('sha256').update(LEAF);
  for (const field of fields) hash.update(field === null ? '-1:' : `${Buffer.byteLength(field)}:`).update(field ?? '');
  return hash.digest();
}

/** The root over the leaves in order; an odd one goes up unpaired. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new RangeError('a batch without events has no root');
  let level = [...leaves];
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] as Buffer, level[i + 1]];
      above.push(right ? createHash('sha256').update(NODE).update(left).update(right).digest() : left);
    }
    level = above;
  }
  return level[0] as Buffer;
}

export type SealBody = {
  readonly city: string;
  readonly no: number;
  readonly eventIds: readonly number[];
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly sealedAt: Date;
};

/** What the next seal names as its predecessor. */
export const sealHash = ({ city, no, eventIds, root, previous, sealedAt }: SealBody): Buffer =>
  createHash('sha256')
    .update(SEAL)
    .update(`${city}\n${no}\n${eventIds.join(',')}\n${sealedAt.toISOString()}\n`)
    .update(root)
    .update(previous)
    .digest();

export const splitLeaves = (leaves: Buffer): Buffer[] =>
  Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32));
