import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';
import { checkStreams } from './streams.ts';

const TAIL = 2048;
/** Files up to this length may be mended by searching them for objects; longer ones would take too long. */
const MENDABLE = 8 * 1024 * 1024;
const MOST_OBJECTS = 400_000;

/** Refuses, before anything is parsed, what is too large, cut short, or unfolds to too much. */
export function checkBytes(bytes: Uint8Array): void {
  if (bytes.length > limits.fileBytes) throw refusals.tooLarge(bytes.length);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 1024).includes('%PDF-')) throw refusals.damaged('PDF', '%PDF-');
  checkWhole(file);
  checkObjects(file);
  checkStreams(file);
}

/** A whole file ends with the place of its cross-reference table; a linearized one also says how long it is. */
function checkWhole(file: Buffer): void {
  const end = file.lastIndexOf('startxref');
  const last = file.lastIndexOf('endobj');
  if (end === -1 || (last > end && file.length - end > TAIL)) throw refusals.truncated('PDF', 'startxref');
  const head = file.toString('latin1', 0, TAIL);
  const told = /\/Linearized\b[^>]*?\/L\s+(\d+)/.exec(head)?.[1];
  if (told !== undefined && Number(told) > file.length) throw refusals.truncated('PDF', `${file.length} / ${told}`);
  if (file.length > MENDABLE && !pointsToTable(file, end)) throw refusals.damaged('PDF', 'startxref');
}

function pointsToTable(file: Buffer, end: number): boolean {
  const place = Number(/startxref\s+(\d+)/.exec(file.toString('latin1', end, end + 40))?.[1] ?? Number.NaN);
  const start = file.indexOf('%PDF-') + place;
  return /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(file.toString('latin1', start, start + 40));
}

function checkObjects(file: Buffer): void {
  let count = 0;
  for (let at = file.indexOf('endobj'); at !== -1; at = file.indexOf('endobj', at + 6)) {
    if (++count > MOST_OBJECTS) throw refusals.tooManyCells('PDF');
  }
}
