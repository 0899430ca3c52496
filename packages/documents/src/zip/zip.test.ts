import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { p, wordFile, zipOf } from '../../test/office.ts';
import { readShape, refusalOf } from '../../test/shape.ts';

const MB = 1024 * 1024;
const word = wordFile(p('行动计划'));

/** Writes over the record of the first entry in the list of contents. */
function forged(bytes: Uint8Array, change: (record: DataView) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  change(new DataView(copy.buffer, copy.byteOffset + at));
  return new Uint8Array(copy);
}

describe('opening archives', () => {
  it('reads packed, stored and streamed entries', async () => {
    expect(await readShape(word)).toEqual(['行动计划']);
    const xml = Buffer.from(
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>',
    );
    expect(await readShape(zipSync({ 'word/document.xml': new Uint8Array(xml) }, { level: 0 }))).toEqual(['甲']);
  });

  it('finds the list of contents before a comment', async () => {
    const comment = Buffer.alloc(60_000, 'x');
    const commented = Buffer.concat([word, comment]);
    commented.writeUInt16LE(comment.length, word.length - 2);
    expect(await readShape(new Uint8Array(commented))).toEqual(['行动计划']);
  });

  it('refuses an archive that is cut short at any place', async () => {
    for (let length = 5; length < word.length; length += 37) expect(await refusalOf(word.slice(0, length))).toMatch(/truncated|damaged/);
  });

  it('refuses content that does not match its checksum', async () => {
    expect(await refusalOf(forged(word, (record) => record.setUint32(16, 1, true)))).toBe('damaged');
  });

  it('refuses a part that declares too much', async () => {
    expect(await refusalOf(forged(word, (record) => record.setUint32(24, 65 * MB, true)))).toBe('zip_bomb');
    expect(await refusalOf(forged(word, (record) => record.setUint32(24, 2000 * MB, true)))).toBe('zip_bomb');
  });

  it('stops at the declared size of a part that lies', async () => {
    const bomb = zipOf({ 'word/document.xml': new Uint8Array(30 * MB) });
    expect(await refusalOf(bomb)).toBe('zip_bomb');
    expect(await refusalOf(forged(bomb, (record) => record.setUint32(24, 1000, true)))).toBe('zip_bomb');
  });

  it('does not inflate what it does not read', async () => {
    const picture = new Uint8Array(deflateRawSync(Buffer.alloc(20 * MB)));
    expect(await readShape(wordFile(p('甲'), { 'word/media/a.bmp': picture }))).toEqual(['甲']);
  });

  it('refuses ten thousand entries and more', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`word/${i}`, new Uint8Array()]));
    expect(await refusalOf(zipSync({ 'word/document.xml': wordXml('甲'), ...many }, { level: 0 }))).toBe('zip_bomb');
  });

  it('refuses a password', async () => {
    expect(await refusalOf(forged(word, (record) => record.setUint16(8, 1, true)))).toBe('encrypted');
  });

  it('refuses macros in Word and Excel', async () => {
    expect(await refusalOf(wordFile(p('甲'), { 'word/vbaProject.bin': new Uint8Array(9) }))).toBe('macros');
    expect(await refusalOf(zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/vbaProject.bin': 'x' }))).toBe('macros');
  });

  it('refuses entities, a part that is no XML, and elements without end', async () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}">]>`;
    expect(await refusalOf(zipOf({ 'word/document.xml': `${entities}<w:p>&b;</w:p>` }))).toBe('damaged');
    expect(await refusalOf(zipOf({ 'word/document.xml': '<w:p><w:r></w:p>' }))).toBe('damaged');
    expect(await refusalOf(zipOf({ 'word/document.xml': '<w:p>'.repeat(200_000) }))).toBe('too_deep');
  });
});

const wordXml = (text: string): Uint8Array =>
  new TextEncoder().encode(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(text)}</w:body></w:document>`,
  );
