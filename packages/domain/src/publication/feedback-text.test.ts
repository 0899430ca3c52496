import { describe, expect, it } from 'vitest';
import { lengthOf, plainLine, plainText } from './feedback-text.ts';

describe('text of a resident', () => {
  it.each([
    ['a turned file name', 'photo\u202Egpj.exe', 'photogpj.exe'],
    ['isolates', 'a\u2066b\u2069c', 'abc'],
    ['zero-width characters', '举\u200B报\u200D\uFEFF扬尘', '举报扬尘'],
    ['a soft hyphen and a filler', 'a\u00ADb\u3164c', 'abc'],
    ['controls', 'a\u0000b\u001b[31mc\u0085d', 'ab[31mcd'],
    ['half a character', 'a\uD800b', 'ab'],
    ['tags', `a\u{E0041}b`, 'ab'],
    ['two forms of one letter', 'e\u0301', 'é'],
    ['all kinds of line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['many empty lines', 'a\n\n\n\n \n b', 'a\n\nb'],
    ['wide spaces', '  a \t\u3000 b  ', 'a b'],
  ])('loses %s', (_, said, kept) => {
    expect(plainText(said)).toBe(kept);
  });

  it('keeps four marks on a letter and no more', () => {
    expect(plainText(`q${'\u0348'.repeat(40)}x`)).toBe(`q${'\u0348'.repeat(4)}x`);
  });

  it('keeps what people write: Chinese, other scripts, signs and pictures', () => {
    const said = '朝阳区𠮷里小区 19:30 起施工，<b>噪声</b> 80 dB（A）🙁 ¿?';
    expect(plainText(said)).toBe(said);
    expect(lengthOf('𠮷🙁')).toBe(2);
  });

  it('puts a name on one line', () => {
    expect(plainLine('王\n女士\u202E')).toBe('王 女士');
  });

  it('reads a long text of nothing but blanks in linear time', () => {
    expect(plainText(' \n'.repeat(500_000))).toBe('');
  });
});
