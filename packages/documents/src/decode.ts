import { refusals } from './refusals.ts';

/** One character of this many may be broken before the file counts as no text. */
const BROKEN_ONE_IN = 1_000;
const CONTROLS_ONE_IN = 2_000;
const SAMPLE = 4_096;
/** Written out, so that the file stays text: a declaration stands within the first kilobytes. */
const DECLARED_WITHIN = 4_096;

const marks: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * The text in the bytes: by its byte order mark, else UTF-16 by its pattern, else UTF-8 if that holds, else what the file
 * declares, else GB18030 (of which GBK and GB2312 are parts). Line ends become line feeds.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (tooManyControls(text)) notText();
  return text.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n');
}

function decoded(bytes: Uint8Array): string {
  const marked = marks.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return new TextDecoder(marked.encoding).decode(bytes);
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return strictly(wide, bytes) ?? notText();
  return strictly('utf-8', bytes) ?? strictly(declaredEncoding(bytes), bytes) ?? strictly('gb18030', bytes) ?? mostly(bytes);
}

function notText(): never {
  throw refusals.notText();
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without its mark shows in the zero bytes of spaces, digits and line feeds, all on one side. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, SAMPLE); i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (even === 0 && odd === 0) return null;
  if (even === 0) return 'utf-16le';
  if (odd === 0) return 'utf-16be';
  return notText();
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DECLARED_WITHIN)).toString('latin1');
  return /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? 'gb18030';
}

/** The reading with fewer broken characters, if they are few: one byte was lost on the way, or the end of the file. */
function mostly(bytes: Uint8Array): string {
  const readings = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding).decode(bytes));
  const [best] = readings.map((text) => ({ text, broken: text.split('\ufffd').length - 1 })).sort((a, b) => a.broken - b.broken);
  if (best === undefined || best.broken > Math.max(1, best.text.length / BROKEN_ONE_IN)) return notText();
  return best.text;
}

function tooManyControls(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && (code < 9 || code > 13) && code !== 0x1a) controls++;
  }
  return controls > text.length / CONTROLS_ONE_IN;
}
