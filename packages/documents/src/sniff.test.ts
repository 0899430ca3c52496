import { describe, expect, it } from 'vitest';
import { zipOf } from '../test/office.ts';
import { bytesOf, refusalOf } from '../test/shape.ts';

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const compound = (...names: string[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), ...names.map((name) => Buffer.from(name, 'utf16le'))]),
  );

describe('finding the kind from the bytes', () => {
  it.each([
    ['a picture', latin1('\x89PNG\r\n\x1a\n\0\0\0')],
    ['a photograph', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['a program', latin1('MZ\x90\0\x03\0\0\0')],
    ['an RTF document', latin1('{\\rtf1\\ansi}')],
    ['a saved web archive', latin1('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['a presentation', zipOf({ 'ppt/presentation.xml': '<p/>' })],
    ['an OFD document', zipOf({ 'OFD.xml': '<o/>' })],
    ['an archive of files', zipOf({ 'a.txt': 'x' })],
    ['an empty archive', zipOf({})],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('wrong_kind');
  });

  it('lets text begin with the letters of a signature', async () => {
    expect(await refusalOf(bytesOf('BMW 纯电动车推广计划'))).toBe('text');
  });

  it('tells an old Word file, an old Excel file and a file with a password apart', async () => {
    expect(await refusalOf(compound('WordDocument'))).toBe('old_format');
    expect(await refusalOf(compound('Workbook'))).toBe('old_format');
    expect(await refusalOf(compound('EncryptedPackage', 'EncryptionInfo'))).toBe('encrypted');
  });
});
