import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined } from './feedback-jpeg.ts';
import { MOST_PHOTO_BYTES, readPhoto } from './feedback-photo.ts';

const text = (said: string) => Uint8Array.from(said, (letter) => letter.charCodeAt(0));
const segment = (marker: number, data: Uint8Array) =>
  joined([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255), data]);
const frame = (width: number, height: number) =>
  segment(0xc0, Uint8Array.of(8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0));
/** Exif in the byte order of the camera, with the orientation and a place to be forgotten. */
const exif = (orientation: number, little: boolean) => {
  const two = (n: number) => (little ? [n & 255, n >> 8] : [n >> 8, n & 255]);
  const four = (n: number) => (little ? [n, 0, 0, 0] : [0, 0, 0, n]);
  const entries = [...two(0x0112), ...two(3), ...four(1), ...two(orientation), 0, 0];
  const tiff = [...(little ? [0x49, 0x49] : [0x4d, 0x4d]), ...two(42), ...four(8), ...two(1), ...entries];
  return segment(0xe1, joined([text('Exif\0\0'), Uint8Array.from(tiff), text('GPS 39.9042N 116.4074E')]));
};
const scan = joined([segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), Uint8Array.of(1, 0xff, 0, 2, 0xff, 0xd3, 3)]);
const end = Uint8Array.of(0xff, 0xd9);
const jpeg = (...parts: Uint8Array[]) => joined([Uint8Array.of(0xff, 0xd8), ...parts]);
const whole = (...before: Uint8Array[]) => jpeg(...before, frame(640, 480), scan, end);

const chunk = (name: string, data: Uint8Array) => {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, data.length);
  head.set(text(name), 4);
  return joined([head, data, new Uint8Array(4)]);
};
const header = (width: number, height: number) => {
  const data = new Uint8Array(13);
  new DataView(data.buffer).setUint32(0, width);
  new DataView(data.buffer).setUint32(4, height);
  return chunk('IHDR', data);
};
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const png = (...chunks: Uint8Array[]) => joined([signature, ...chunks]);
const pixels = chunk('IDAT', Uint8Array.of(1, 2, 3));
const last = chunk('IEND', new Uint8Array(0));

const saying = (bytes: Uint8Array) => String.fromCharCode(...bytes);

describe('a JPEG', () => {
  it('loses place, comment, preview and what is hung behind it, and keeps its picture', () => {
    const full = joined([
      whole(
        segment(0xe0, text('JFIF\0')),
        exif(1, true),
        segment(0xe1, text('http://ns.adobe.com/xap/1.0/ owner')),
        segment(0xfe, text('Wang')),
      ),
      text('PK\u0003\u0004 hidden archive'),
    ]);
    expect(readPhoto(full)).toEqual({ type: 'image/jpeg', width: 640, height: 480, bytes: whole() });
  });

  it.each([
    ['big-endian', false],
    ['little-endian', true],
  ])('still stands upright: the orientation of %s Exif is written again, alone', (_, little) => {
    const bare = readPhoto(whole(exif(6, little)));
    if ('fault' in bare) throw new Error(bare.fault);
    expect(saying(bare.bytes)).not.toContain('GPS');
    expect(readPhoto(bare.bytes)).toEqual(bare);
    expect(bare.bytes.length).toBe(whole().length + 36);
  });

  it('keeps the Adobe segment its colours need', () => {
    const adobe = segment(0xee, text('Adobe\0d\0\0\0\0\0'));
    expect(readPhoto(whole(adobe))).toMatchObject({ bytes: whole(adobe) });
  });

  it.each([
    ['without a frame', jpeg(scan, end)],
    ['without an end', jpeg(frame(1, 1), scan)],
    ['of no size', jpeg(frame(0, 10), scan, end)],
    ['with a length that leads outside', jpeg(Uint8Array.of(0xff, 0xe1, 0xff, 0xff), end)],
    ['that is only a beginning', Uint8Array.of(0xff, 0xd8, 0xff)],
  ])('%s is broken', (_, bytes) => {
    expect(readPhoto(bytes)).toEqual({ fault: 'photo_broken' });
  });

  it('of giant dimensions is refused', () => {
    expect(readPhoto(jpeg(frame(65_535, 65_535), scan, end))).toEqual({ fault: 'photo_too_many_pixels' });
    expect(readPhoto(jpeg(frame(65_535, 1), scan, end))).toEqual({ fault: 'photo_too_many_pixels' });
  });
});

describe('a PNG', () => {
  it('loses text, time, Exif, further frames and what is hung behind it', () => {
    const noise = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'iCCP', 'acTL', 'fdAT'].map((name) => chunk(name, text('Wang')));
    const full = png(header(3, 4), ...noise, pixels, last, text('<script>'));
    expect(readPhoto(full)).toEqual({ type: 'image/png', width: 3, height: 4, bytes: png(header(3, 4), pixels, last) });
  });

  it.each([
    ['without pixels', png(header(1, 1), last)],
    ['without an end', png(header(1, 1), pixels)],
    ['with its header elsewhere', png(pixels, header(1, 1), last)],
    ['with a length that leads outside', png(header(1, 1), Uint8Array.of(0xff, 0xff, 0xff, 0xff, ...text('IDAT'), 0, 0, 0, 0))],
  ])('%s is broken', (_, bytes) => {
    expect(readPhoto(bytes)).toEqual({ fault: 'photo_broken' });
  });

  it('of giant dimensions is refused', () => {
    expect(readPhoto(png(header(100_000, 100_000), pixels, last))).toEqual({ fault: 'photo_too_many_pixels' });
  });
});

describe('whatever else somebody sends', () => {
  it.each(['PK\u0003\u0004zip', '<svg onload="alert(1)"/>', 'GIF89a', '<html>', '', 'RIFF....WEBP', '%PDF-1.7', 'MZ'])(
    '%j is no photo',
    (bytes) => {
      expect(readPhoto(text(bytes))).toEqual({ fault: 'photo_kind' });
    },
  );

  it('too large is refused before it is read', () => {
    expect(readPhoto(new Uint8Array(MOST_PHOTO_BYTES + 1))).toEqual({ fault: 'photo_too_large' });
  });

  it('is never thrown at, and read again stays what it was', () => {
    const start = fc.constantFrom(Uint8Array.of(0xff, 0xd8, 0xff), signature, whole(exif(6, true)), png(header(2, 2), pixels, last));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 80 }), fc.nat(200), (head, noise, at) => {
        const bytes = joined([head.subarray(0, at), noise, head.subarray(at)]);
        const read = readPhoto(bytes);
        if (!('fault' in read)) expect(readPhoto(read.bytes)).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  it('of more pieces than a camera writes is broken', () => {
    const crumbs = Array.from({ length: 30_000 }, () => segment(0xfe, new Uint8Array(0)));
    expect(readPhoto(whole(...crumbs))).toEqual({ fault: 'photo_broken' });
    const bits = Array.from({ length: 30_000 }, () => chunk('tEXt', new Uint8Array(0)));
    expect(readPhoto(png(header(1, 1), ...bits, pixels, last))).toEqual({ fault: 'photo_broken' });
  });

  it('made of nothing but markers is read in linear time', () => {
    const many = new Uint8Array(MOST_PHOTO_BYTES).fill(0xff);
    many.set([0xff, 0xd8], 0);
    expect(readPhoto(many)).toEqual({ fault: 'photo_broken' });
  });
});
