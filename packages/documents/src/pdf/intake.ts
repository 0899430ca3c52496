import { inflateRawSync, inflateSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';

/** What may come out of one compressed stream that is not a picture: the words and lines of a page, a font, a table of objects. */
const STREAM_BYTES = 48 * 1024 * 1024;
/** Deflate makes data at most 1032 times as long, so that shorter streams cannot do harm alone. */
const WORTH_A_LOOK = 32 * 1024;
const TAIL = 2048;

/** Refuses, before anything is parsed, what is too large, cut short, or unfolds to too much. */
export function checkBytes(bytes: Uint8Array): void {
  if (bytes.length > limits.fileBytes) throw refusals.tooLarge(bytes.length);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 1024).includes('%PDF-')) throw refusals.damaged('PDF', 'no %PDF- at its start');
  checkWhole(file);
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
}

/** Unfolds long compressed streams within bounds; pictures are never unfolded at all. */
function checkStreams(file: Buffer): void {
  let total = 0;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    const start = startOfData(file, at);
    if (start === undefined) continue;
    const end = file.indexOf('endstream', start);
    const until = end === -1 ? file.length : end;
    const filters = deflations(file.toString('latin1', Math.max(0, at - 600), at));
    if (filters > 0 && until - start >= (filters > 1 ? 64 : WORTH_A_LOOK)) total += unfolded(file.subarray(start, until), filters);
    if (total > 4 * STREAM_BYTES) throw refusals.zipBomb('PDF');
    at = Math.max(at, until);
  }
}

/** Where the data begins behind the word `stream`, or undefined for the end of `endstream`. */
function startOfData(file: Buffer, at: number): number | undefined {
  if (file[at - 1] === 0x64) return undefined;
  const after = file[at + 6];
  if (after === 0x0a) return at + 7;
  return after === 0x0d ? at + (file[at + 7] === 0x0a ? 8 : 7) : undefined;
}

/** How many times the stream is deflated, by its dictionary; 0 for pictures. */
function deflations(before: string): number {
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) return 0;
  return dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
}

function unfolded(data: Buffer, times: number): number {
  let content = data;
  let total = 0;
  for (let i = 0; i < times; i++) {
    const next = inflated(content);
    if (next === undefined) break;
    content = next;
    total += content.length;
  }
  return total;
}

/** Undefined where the data is encrypted or no deflate stream at all: pdf.js decides about those. */
function inflated(data: Buffer): Buffer | undefined {
  for (const inflate of [inflateSync, (input: Buffer, options: object) => inflateRawSync(input.subarray(2), options)]) {
    try {
      return inflate(data, { maxOutputLength: STREAM_BYTES, finishFlush: 2 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw refusals.zipBomb('PDF');
    }
  }
  return undefined;
}
