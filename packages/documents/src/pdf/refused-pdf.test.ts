import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../unreadable.ts';
import { readPdf } from './read-pdf.ts';
import { file, SamplePdf, stream } from './sample-pdf.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

function textPdf(pages = 1): SamplePdf {
  const pdf = new SamplePdf();
  for (let i = 0; i < pages; i++) pdf.page().text(60, 100 + i, '切实控制温室气体排放。');
  return pdf;
}

/** A page whose content stream is this. */
const pageOf = (content: string, entries = ''): Uint8Array =>
  bytesOf(
    file([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[4 0 R]>>',
      stream(content, entries),
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>',
    ]),
  );

const deflated = (content: string): string => deflateSync(Buffer.from(content, 'latin1')).toString('latin1');

async function refusalOf(bytes: Uint8Array): Promise<Unreadable> {
  const error = await readPdf(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Unreadable);
  return error as Unreadable;
}

describe('a PDF that cannot be read', () => {
  const encrypt = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'5a'.repeat(32)}>/U<${'a5'.repeat(32)}>>>/ID[<0102><0102>]`;
  const whole = textPdf().bytes();
  const refused: readonly [string, () => Uint8Array, string][] = [
    ['needs a password', () => textPdf().bytes(encrypt), 'encrypted'],
    ['is cut short', () => whole.slice(0, whole.length - 200), 'truncated'],
    ['is cut short in its middle', () => whole.slice(0, whole.length >> 1), 'truncated'],
    [
      'is shorter than it says',
      () => bytesOf(`%PDF-1.5\n1 0 obj\n<</Linearized 1/L 99999/N 1>>\nendobj\nstartxref\n0\n%%EOF\n`),
      'truncated',
    ],
    ['is rubbish behind its first line', () => bytesOf(`%PDF-1.7\n${'\x83\x01'.repeat(5000)}\nstartxref\n9\n%%EOF`), 'damaged'],
    ['has pages without a word', () => pageOf('0 0 100 100 re f'), 'scanned'],
    ['has too many pages', () => textPdf(601).bytes(), 'too_many_pages'],
    ['unfolds to far more than a page', () => pageOf(deflated(' '.repeat(8_000_000)), '/Filter/FlateDecode'), 'zip_bomb'],
    ['is folded twice', () => pageOf(deflated(deflated(' '.repeat(90_000_000))), '/Filter[/FlateDecode/FlateDecode]'), 'zip_bomb'],
    [
      'has a page that is damaged inside',
      () => pageOf(deflated('BT ET '.repeat(999)).replace(/(?<=^.{9}).{6}/s, '\xff\x00\xff\x00\xff\x00'), '/Filter/FlateDecode'),
      'damaged',
    ],
    ['saves its state without end', () => pageOf('q '.repeat(100_000)), 'too_deep'],
    ['has characters nobody can name', () => undecodable(), 'scanned'],
  ];

  it.each(refused)('that %s', async (_, bytes, code) => {
    const refusal = await refusalOf(bytes());
    expect(refusal.code).toBe(code);
    expect(refusal.zh).toMatch(/请/);
  });

  it('is refused as a scan when most of its pages are pictures', async () => {
    const pdf = textPdf();
    pdf.page();
    pdf.page();
    expect((await refusalOf(pdf.bytes())).code).toBe('scanned');
  });
});

function undecodable(): Uint8Array {
  const pdf = new SamplePdf();
  pdf.page().text(60, 100, '\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009');
  return pdf.bytes();
}

describe('a PDF that only looks unreadable', () => {
  it('is read though a blank page follows', async () => {
    const pdf = textPdf();
    pdf.page();
    expect((await readPdf(pdf.bytes())).text).toBe('切实控制温室气体排放。\n');
  });

  it('leaves the bytes it was given alone', async () => {
    const bytes = textPdf().bytes();
    await readPdf(bytes);
    expect((await readPdf(bytes)).text).toBe('切实控制温室气体排放。\n');
  });
});
