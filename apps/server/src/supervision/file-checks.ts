import { detectType } from '@gongjian/domain/kernel/detect-type';
import type { Ctx } from '../platform/ctx.ts';
import { Refused } from '../platform/refused.ts';

const MOST_BYTES = 20 * 1024 * 1024;

export const pictures = ['image/jpeg', 'image/png'];
export const papers = [...pictures, 'application/pdf', 'application/zip', 'application/x-ole'];

export const fileRefused = (code: string, at = 'file'): Refused => new Refused('supervision.file_refused', [{ code, at: [at] }]);

/** What the bytes are, when they may be taken. */
export function checkedType(bytes: Buffer, looks: readonly string[]): string {
  if (bytes.length === 0) throw fileRefused('empty');
  if (bytes.length > MOST_BYTES) throw fileRefused('too_large');
  const type = detectType(bytes);
  if (type === null || !looks.includes(type)) throw fileRefused('kind_not_accepted');
  return type;
}

/** A clock that runs a little ahead is forgiven; a photo of tomorrow is not. */
const AHEAD_MS = 5 * 60_000;
export function checkedTime(ctx: Ctx, said: string | undefined): Date | null {
  if (said === undefined) return null;
  const at = new Date(said);
  if (at.getTime() > ctx.now.getTime() + AHEAD_MS) throw fileRefused('taken_in_future', 'takenAt');
  return at;
}
