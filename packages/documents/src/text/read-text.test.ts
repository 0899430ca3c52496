import { describe, expect, it } from 'vitest';
import { bytesOf, read, readShape, refusalOf } from '../../test/shape.ts';

const gb18030 = new Uint8Array([0xd0, 0xd0, 0xb6, 0xaf, 0xbc, 0xc6, 0xbb, 0xae, 0x0d, 0x0a, 0xc4, 0xea, 0xb5, 0xd7, 0xc7, 0xb0]);

const utf16 = (text: string, marked: boolean, littleEndian: boolean): Uint8Array => {
  const bytes = Buffer.from((marked ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(littleEndian ? bytes : bytes.swap16());
};

describe('reading text', () => {
  it('keeps the text as it stands, with line feeds for every line end', async () => {
    const document = await read('一、目标\r\n\r\n1\t任务\t\t措施 \r\n\r二、保障');
    expect(document.text).toBe('一、目标\n\n1\t任务\t\t措施 \n\n二、保障');
    expect(await readShape(document.text)).toEqual(['一、目标', '1\t任务\t\t措施 ', '二、保障']);
    expect(document).toMatchObject({ kind: 'text', pageStarts: [] });
  });

  it('knows UTF-8 with its mark, UTF-16 with and without, and GB18030', async () => {
    expect((await read(bytesOf('\ufeff行动计划'))).text).toBe('行动计划');
    expect((await read(utf16('行动计划 2022\n', true, true))).text).toBe('行动计划 2022\n');
    expect((await read(utf16('行动计划 2022\n', true, false))).text).toBe('行动计划 2022\n');
    expect((await read(utf16('行动计划 2022\n', false, true))).text).toBe('行动计划 2022\n');
    expect((await read(utf16('行动计划 2022\n', false, false))).text).toBe('行动计划 2022\n');
    expect((await read(gb18030)).text).toBe('行动计划\n年底前');
  });

  it('reads on where one character was cut in half', async () => {
    const cut = bytesOf('大气污染防治行动计划'.repeat(50)).slice(0, -1);
    expect((await read(cut)).text).toContain('大气污染防治行动计');
    const chinese = Buffer.concat([...new Array<Uint8Array>(300).fill(gb18030), Buffer.from([0xff]), gb18030]);
    expect((await read(new Uint8Array(chinese))).text).toContain('年底前\ufffd行动计划');
  });

  it('takes a text with tag residue and angle brackets for text', async () => {
    expect((await read('9\t推进替代\t<p>工业涂装企业应使用涂料。</p>\t年底前\n浓度 < 35')).kind).toBe('text');
  });

  it('refuses what is empty, blank or no text', async () => {
    expect(await refusalOf('')).toBe('empty');
    expect(await refusalOf(' \n\u3000\n')).toBe('empty');
    expect(await refusalOf('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>计划</w:wordDocument>')).toBe(
      'wrong_kind',
    );
    expect(await refusalOf(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))).toBe('wrong_kind');
  });

  it('refuses a text longer than any plan', async () => {
    expect(await refusalOf('各区落实。\n'.repeat(1_000_001))).toBe('too_large');
  });

  it('refuses a line of ten thousand columns', async () => {
    expect(await refusalOf(`a${'\tb'.repeat(10_000)}`)).toBe('too_many_columns');
    expect(await refusalOf(`一、目标${'\t'.repeat(10_000)}`)).toBe('text');
  });
});
