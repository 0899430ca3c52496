import { detectType } from '../kernel/detect-type.ts';
import { readJpeg } from './feedback-jpeg.ts';
import { readPng } from './feedback-png.ts';

/** A photo of a resident without what the camera wrote into it: where it stood, when, whose it is. */
export type Photo = {
  readonly type: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};
export type PhotoFault = 'photo_kind' | 'photo_too_large' | 'photo_broken' | 'photo_too_many_pixels';

export const MOST_PHOTO_BYTES = 8 * 1024 * 1024;
/** A picture of more pixels than telephones make is one that is meant to fill the memory of whoever opens it. */
const MOST_PIXELS = 100_000_000;
const LONGEST_SIDE = 20_000;

const readers = { 'image/jpeg': readJpeg, 'image/png': readPng } as const;

/** Reads a photo by its content, never by its name; its pixels are copied as they are and never unpacked. */
export function readPhoto(bytes: Uint8Array): Photo | { readonly fault: PhotoFault } {
  if (bytes.length > MOST_PHOTO_BYTES) return { fault: 'photo_too_large' };
  const type = detectType(bytes);
  if (type !== 'image/jpeg' && type !== 'image/png') return { fault: 'photo_kind' };
  const picture = readers[type](bytes);
  if (picture === undefined) return { fault: 'photo_broken' };
  const { width, height } = picture;
  const fits = Math.max(width, height) <= LONGEST_SIDE && width * height <= MOST_PIXELS;
  return fits ? { type, ...picture } : { fault: 'photo_too_many_pixels' };
}
