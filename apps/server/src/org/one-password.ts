import { randomInt } from 'node:crypto';

/** Characters nobody confuses when they are read out or copied from paper. */
const kinds = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;
const all = kinds.join('');
const pick = (from: string): string => from[randomInt(from.length)] ?? '';

/** A password for one login: four groups of four, of every kind; about 90 bits. */
export function onePassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => pick(all)).join(''));
  const sure = kinds.map(pick).join('') + pick(all);
  return [...groups.slice(0, 3), sure].join('-');
}
