import { type BarePicture, joined, MOST_PIECES } from './feedback-jpeg.ts';

const SIGNATURE = 8;
/** A chunk: length, four letters, data, checksum. */
const AROUND = 12;
/** What a picture is made of (PNG, third edition, 11.2) and what its colours need; text, times, Exif and further frames are left out. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD', 'IDAT', 'IEND'];

export function readPng(bytes: Uint8Array): BarePicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces = [bytes.subarray(0, SIGNATURE)];
  const names: string[] = [];
  for (let at = SIGNATURE; at + AROUND <= bytes.length && names.at(-1) !== 'IEND' && names.length < MOST_PIECES; ) {
    const end = at + AROUND + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    names.push(name);
    if (KEPT.includes(name)) pieces.push(bytes.subarray(at, end));
    at = end;
  }
  const whole = names[0] === 'IHDR' && names.includes('IDAT') && names.at(-1) === 'IEND' && view.getUint32(SIGNATURE) === 13;
  if (!whole) return undefined;
  const [width, height] = [view.getUint32(SIGNATURE + 8), view.getUint32(SIGNATURE + 12)];
  return width === 0 || height === 0 ? undefined : { width, height, bytes: joined(pieces) };
}
