import { describe, expect, it } from 'vitest';
import { feedbackKeys, freshToken, numberHash, numberOf, openContact, readToken, sealContact, writeToken } from './feedback-keys.ts';

const keys = feedbackKeys('a secret of the tests, long enough');
const others = feedbackKeys('another secret of the tests, as long');
const now = Date.parse('2022-12-05T02:00:00Z');

describe('the token of a form', () => {
  it('tells when it was handed out, and no other than ours is read', () => {
    const token = freshToken(keys, now);
    const read = readToken(keys, token);
    expect(read).toEqual({ at: now, nonce: expect.any(String), waiting: false });
    expect(readToken(others, token)).toBeUndefined();
    if (read) expect(readToken(keys, writeToken(keys, { ...read, waiting: true }))).toEqual({ ...read, waiting: true });
  });

  it('is not read when a letter of it was changed', () => {
    const token = freshToken(keys, now);
    for (let i = 0; i < token.length; i += 1) {
      const changed = `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`;
      expect(readToken(keys, changed)?.nonce === readToken(keys, token)?.nonce).toBe(false);
    }
  });

  it.each(['', '.', 'f..', 'x'.repeat(100_000), `f.1.${'a'.repeat(22)}.${'b'.repeat(43)}`, '\u0000'])('%j is none', (text) => {
    expect(readToken(keys, text)).toBeUndefined();
  });
});

describe('the number', () => {
  it('is the same for one form, another for another, and another with another secret', () => {
    const [one, two] = [readToken(keys, freshToken(keys, now)), readToken(keys, freshToken(keys, now))];
    if (!one || !two) throw new Error('no token');
    expect(numberOf(keys, one)).toBe(numberOf(keys, one));
    expect(new Set([numberOf(keys, one), numberOf(keys, two), numberOf(others, one)]).size).toBe(3);
  });

  it('is kept as a digest', () => {
    expect(numberHash('0'.repeat(16))).toHaveLength(32);
  });
});

describe('how to reach somebody', () => {
  const contact = { name: '王小明', contact: '13800001234' };

  it('is opened with the secret and for the feedback it was sealed with, and with no other', () => {
    const sealed = sealContact(keys, 'a', contact);
    expect(sealed.includes(Buffer.from('13800001234'))).toBe(false);
    expect(openContact(keys, 'a', sealed)).toEqual(contact);
    expect(openContact(keys, 'b', sealed)).toBeUndefined();
    expect(openContact(others, 'a', sealed)).toBeUndefined();
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    expect(openContact(keys, 'a', sealed)).toBeUndefined();
  });

  it('is sealed differently each time', () => {
    expect(sealContact(keys, 'a', contact).equals(sealContact(keys, 'a', contact))).toBe(false);
  });
});
