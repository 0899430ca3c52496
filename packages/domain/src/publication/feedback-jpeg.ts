/** A picture without what is not picture. */
export type BarePicture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP15 = 0xef;
/** Tells a decoder how colours were turned (Adobe): without it some pictures come out green. */
const APP14 = 0xee;

/** More pieces than any camera writes: a file made to be long to read. */
export const MOST_PIECES = 20_000;

type Segment = { readonly marker: number; readonly from: number; readonly to: number };

/**
 * ITU-T T.81, annex B: keeps frames, tables and scans; drops the application segments (Exif with the place, XMP, previews), comments,
 * and whatever follows the end. How the camera was held is written again, or the picture would lie on its side.
 */
export function readJpeg(bytes: Uint8Array): BarePicture | undefined {
  const segments = segmentsOf(bytes);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (segments === undefined || frame === undefined || frame.to - frame.from < 9) return undefined;
  const at = frame.from + 5;
  const [height, width] = [two(bytes, at), two(bytes, at + 2)];
  if (height === 0 || width === 0) return undefined;
  const kept = segments.filter(({ marker }) => !isMetadata(marker)).map(({ from, to }) => bytes.subarray(from, to));
  return { width, height, bytes: joined([Uint8Array.of(0xff, START), ...heldAs(bytes, segments), ...kept, Uint8Array.of(0xff, END)]) };
}

const isMetadata = (marker: number): boolean => marker === COMMENT || (marker >= APP0 && marker <= APP15 && marker !== APP14);
/** SOF0–SOF15 but for the tables that share their range. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The segments between start and end, each with its marker; a scan with the coded data behind it. Undefined where it breaks off. */
function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  const segments: Segment[] = [];
  for (let at = 2; at + 1 < bytes.length && segments.length < MOST_PIECES; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return segments;
    const length = at + 4 <= bytes.length ? two(bytes, at + 2) : 0;
    if (length < 2 || at + 2 + length > bytes.length) return undefined;
    const to = marker === SCAN ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    segments.push({ marker, from: at, to });
    at = to;
  }
  return undefined;
}

/** Coded data runs to the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] as number;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

/** A new Exif segment with nothing in it but the orientation, if the old one told one. */
function heldAs(bytes: Uint8Array, segments: readonly Segment[]): Uint8Array[] {
  const exif = segments.find(({ marker, from }) => marker === APP1 && startsWith(bytes, from + 4, EXIF));
  const orientation = exif && orientationIn(bytes.subarray(exif.from + 10, exif.to));
  if (orientation === undefined) return [];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return [Uint8Array.of(0xff, APP1, 0, 2 + EXIF.length + tiff.length, ...EXIF, ...tiff)];
}

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

/** Tag 0x0112 of the first directory of the TIFF inside. */
function orientationIn(tiff: Uint8Array): number | undefined {
  if (tiff.length < 14) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = Math.min(view.getUint16(directory, little), 200);
  for (let at = directory + 2; at < directory + 2 + entries * 12 && at + 12 <= tiff.length; at += 12) {
    const value = view.getUint16(at + 8, little);
    if (view.getUint16(at, little) === ORIENTATION) return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

const two = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const startsWith = (bytes: Uint8Array, at: number, what: readonly number[]): boolean => what.every((byte, i) => bytes[at + i] === byte);

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
