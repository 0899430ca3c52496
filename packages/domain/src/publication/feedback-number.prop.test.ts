import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackNumber, readNumber, spokenNumber } from './feedback-number.ts';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('the number of a feedback', () => {
  it('says each of the 80 bits', () => {
    expect(feedbackNumber(new Uint8Array(10))).toBe('0'.repeat(16));
    expect(feedbackNumber(new Uint8Array(10).fill(255))).toBe('Z'.repeat(16));
    expect(feedbackNumber(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))).toBe(`${'0'.repeat(15)}1`);
    fc.assert(
      fc.property(tenBytes, (bytes) => {
        const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        const read = [...feedbackNumber(bytes)].map((letter) =>
          '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter).toString(2).padStart(5, '0'),
        );
        expect(read.join('')).toBe(bits);
      }),
    );
  });

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(tenBytes, fc.boolean(), (bytes, spaced) => {
        const number = feedbackNumber(bytes);
        const typed = spaced ? ` ${spokenNumber(number).replaceAll('-', ' – '.replace('–', '-'))} ` : number.toLowerCase();
        expect(readNumber(typed.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(number);
      }),
    );
    expect(readNumber('ＡＢＣＤ-ＥＦＧＨ-ＪＫＭＮ-ＰＱＲＳ')).toBe('ABCDEFGHJKMNPQRS');
  });

  it.each(['', '1', 'U'.repeat(16), '0'.repeat(17), '../../etc/passwd', "0' or '1'='1", '0'.repeat(5000), '%00'])(
    'does not take %j for one',
    (typed) => {
      expect(readNumber(typed)).toBeUndefined();
    },
  );

  it('needs all its bits', () => {
    expect(() => feedbackNumber(new Uint8Array(9))).toThrow('80 bits');
  });
});
