/** The alphabet of Crockford: no I, L, O and U, so that nobody misreads a number on paper or on the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 10;
const LETTERS = 16;

/** 受理查询号: 80 random bits as sixteen letters. Whoever knows it may follow the feedback; it cannot be guessed or counted up. */
export function feedbackNumber(bytes: Uint8Array): string {
  if (bytes.length < BYTES) throw new Error('a number needs 80 bits');
  let [held, bits, text] = [0, 0, ''];
  for (const byte of bytes.subarray(0, BYTES)) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
    held &= 31;
  }
  return text;
}

/** In groups of four, as it is printed. */
export const spokenNumber = (number: string): string => number.replace(/.{4}(?=.)/g, '$&-');

/** The number somebody typed, however spaced and whichever letters were taken for digits; undefined if it is none. */
export function readNumber(typed: string): string | undefined {
  if (typed.length > 100) return undefined;
  const bare = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return bare.length === LETTERS && [...bare].every((letter) => ALPHABET.includes(letter)) ? bare : undefined;
}
