import { Refused } from './refused.ts';

/** Where the next page begins: the sort values of the last row shown. */
export type Cursor = readonly (string | number)[];

export const writeCursor = (values: Cursor): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** Reads a cursor of so many values. Anything else is refused: it was not made by us. */
export function readCursor(text: string | undefined, length: number): Cursor | undefined {
  if (text === undefined) return undefined;
  const values = parse(text);
  const whole = Array.isArray(values) && values.length === length && values.every((v) => typeof v === 'string' || typeof v === 'number');
  if (!whole) throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  return values;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
