import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('quotes, and lets no cell begin as a formula does', () => {
  expect(
    csvOf([
      ['A1', 'a "b", c'],
      ['=1+1', '@x'],
    ]),
  ).toBe('\uFEFF"A1","a ""b"", c"\r\n"\'=1+1","\'@x"\r\n');
});
