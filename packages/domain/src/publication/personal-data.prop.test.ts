import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personalDataIn, redact } from './personal-data.ts';

const digits = (n: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((all) => all.join(''));
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const identity = fc
  .tuple(fc.integer({ min: 1, max: 9 }), digits(5), fc.integer({ min: 1950, max: 2009 }), fc.integer({ min: 10, max: 12 }), digits(3))
  .map(([first, region, year, month, serial]) => `${first}${region}${year}${month}15${serial}X`);
const words = fc.string({ unit: fc.constantFrom(...'在朝阳区某工地发现扬尘，要求整改。abc：;\n'), maxLength: 30 });

it('no telephone or identity number survives, whatever stands around it', () => {
  fc.assert(
    fc.property(words, fc.oneof(mobile, identity), words, (before, secret, after) => {
      expect(redact(before + secret + after)).not.toContain(secret);
    }),
  );
});

it('masking twice is masking once, and leaves nothing to mask', () => {
  const text = fc.array(fc.oneof(words, mobile, identity, fc.constantFrom('联系人：', '王小二', '京A12345', '先生', 'a@b.cn')), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const once = redact(parts.join(''));
      expect(personalDataIn(once)).toEqual([]);
      expect(redact(once)).toBe(once);
    }),
  );
});
