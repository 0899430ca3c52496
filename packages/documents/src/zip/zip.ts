import { crc32, inflateRawSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';

/** One file in an archive, as its central directory declares it. */
type Entry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

/** An opened archive. Nothing is inflated before it is asked for, and never past its declared, bounded size. */
export type Zip = { readonly names: readonly string[]; readonly read: (name: string) => Uint8Array | null };

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

export function openZip(bytes: Uint8Array): Zip {
  const entries = new Map<string, Entry>();
  for (const entry of directory(bytes)) if (!entries.has(entry.name)) entries.set(entry.name, entry);
  refuseBomb([...entries.values()]);
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? null : inflate(bytes, entry);
    },
  };
}

function directory(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw refusals.zipBomb(`${count} entries`);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY) throw refusals.damaged('archive', 'its list of contents');
    entries.push(entryAt(bytes, view, at));
    at += ENTRY_SIZE + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  throw refusals.truncated('archive', 'its list of contents is missing');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
  const long = zip64Sizes(view, nameEnd, view.getUint16(at + 30, true));
  const u32 = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    return value === ZIP64 ? (long.shift() ?? ZIP64) : value;
  };
  const size = u32(24);
  const packed = u32(20);
  return {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, nameEnd)).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    size,
    packed,
    offset: u32(42),
  };
}

/** The 64-bit sizes some writers add even to small files: size, packed size, offset, as far as they are needed. */
function zip64Sizes(view: DataView, from: number, length: number): number[] {
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const stop = Math.min(at + 4 + view.getUint16(at + 2, true), end);
    const sizes: number[] = [];
    for (let field = at + 4; field + 8 <= stop; field += 8) sizes.push(Number(view.getBigUint64(field, true)));
    return sizes;
  }
  return [];
}

function refuseBomb(entries: readonly Entry[]): void {
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (declared > limits.archiveBytes) throw refusals.zipBomb(`${Math.round(declared / 1024 / 1024)} MB`);
}

function inflate(bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.encrypted) throw refusals.encrypted('archive');
  const suspicious = entry.size > limits.ratioMattersFrom && entry.size > entry.packed * limits.partRatio;
  if (entry.size > limits.partBytes || suspicious) throw refusals.zipBomb(entry.name);
  const packed = packedBytes(bytes, entry);
  const content = entry.method === STORED ? packed : inflated(packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw refusals.damaged('archive', entry.name);
  return content;
}

function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (entry.offset + LOCAL_SIZE > bytes.length) throw refusals.truncated('archive', entry.name);
  if (view.getUint32(entry.offset, true) !== LOCAL) throw refusals.damaged('archive', entry.name);
  const start = entry.offset + LOCAL_SIZE + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw refusals.truncated('archive', entry.name);
  return bytes.subarray(start, start + entry.packed);
}

/** Stops at the declared size, so an entry that lies about it costs no more than one that does not. */
function inflated(packed: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method !== DEFLATED) throw refusals.damaged('archive', `${entry.name}, compression ${entry.method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw refusals.zipBomb(entry.name);
    throw refusals.damaged('archive', entry.name);
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
