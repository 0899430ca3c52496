import { inflateRawSync, inflateSync } from 'node:zlib';
import { refusals } from '../refusals.ts';

const MB = 1024 * 1024;

/** What may come out of one stream: what draws a page, and what else there is (fonts, tables of objects). Pictures are never unfolded. */
const PAGE_BYTES = 6 * MB;
const OTHER_BYTES = 48 * MB;
const ALL_BYTES = 192 * MB;

/** pdf.js grows slow with every saved state of a page that is not restored; printers nest a dozen. */
const MOST_SAVED = 2_000;

/** Unfolds compressed streams within bounds, and refuses a file that would unfold to more than a document needs. */
export function checkStreams(file: Buffer): void {
  const isEncrypted = file.includes('/Encrypt');
  let total = 0;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    const start = startOfData(file, at);
    if (start === undefined) continue;
    const end = file.indexOf('endstream', start);
    const until = end === -1 ? file.length : end;
    total += unfolded(file.subarray(start, until), dictionaryBefore(file, at), isEncrypted);
    if (total > ALL_BYTES) throw refusals.zipBomb('PDF');
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

const LONGEST_DICTIONARY = 800;

function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - LONGEST_DICTIONARY), at);
  return before.slice(before.lastIndexOf(' obj') + 1);
}

const PICTURE = /\/Subtype\s*\/Image\b/;
const NO_PAGE =
  /\/Length[123]\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType|XML)\b|\/Type\s*\/(?:XRef|ObjStm|Metadata|EmbeddedFile)\b|\/N\s+[134]\b/;

/** How long the stream is, unfolded. What cannot be unfolded would be left out without a word, so the file is refused. */
function unfolded(data: Buffer, dictionary: string, isEncrypted: boolean): number {
  if (PICTURE.test(dictionary)) return 0;
  const most = NO_PAGE.test(dictionary) ? OTHER_BYTES : PAGE_BYTES;
  let content = data;
  let total = 0;
  for (let layers = deflations(dictionary, data); layers > 0; layers--) {
    const inner = inflated(content, most);
    if (!inner && !isEncrypted && ONLY_DEFLATED.test(dictionary)) throw refusals.damaged('PDF', 'FlateDecode');
    if (!inner) return total;
    content = inner;
    total += content.length;
  }
  if (most === PAGE_BYTES) checkPage(content);
  return total;
}

const ONLY_DEFLATED = /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\s*(?:\]|\/(?!ASCII|A85|AHx|LZW|RunLength|DCT|Crypt|JPX|CCITT|JBIG)|>>|$)/;

function deflations(dictionary: string, data: Buffer): number {
  const named = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
  return Math.max(named, looksDeflated(data) ? 1 : 0);
}

/** The two bytes of a zlib header (RFC 1950). */
const looksDeflated = (data: Buffer): boolean => data.length > 2 && data[0] === 0x78 && data.readUInt16BE(0) % 31 === 0;

/** Undefined where the data is encrypted or damaged: pdf.js decides about those. */
function inflated(data: Buffer, maxOutputLength: number): Buffer | undefined {
  const options = { maxOutputLength, finishFlush: 2 };
  for (const inflate of [() => inflateSync(data, options), () => inflateRawSync(data.subarray(2), options)]) {
    try {
      return inflate();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw refusals.zipBomb('PDF');
    }
  }
  return undefined;
}

const SAVE = 0x71;
const RESTORE = 0x51;

function checkPage(content: Buffer): void {
  if (content.length > 2 * PAGE_BYTES) return;
  let depth = 0;
  for (let i = 0; i < content.length; i++) {
    const byte = content[i];
    if ((byte !== SAVE && byte !== RESTORE) || !isBlank(content[i - 1]) || !isBlank(content[i + 1])) continue;
    depth = byte === SAVE ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MOST_SAVED) throw refusals.tooDeep('PDF');
  }
}

const isBlank = (byte: number | undefined): boolean => byte === undefined || byte <= 0x20;
