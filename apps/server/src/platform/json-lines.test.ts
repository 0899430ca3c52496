import { expect, it } from 'vitest';
import { lineOf } from './json-lines.ts';

const text = `{
  "a": [1, {"b": "}\\"]"},
    {
      "c": {"d": 5,
            "e": null}
    }],
  "f": true
}`;

it.each([
  [[], 1],
  [['a'], 2],
  [['a', 1, 'b'], 2],
  [['a', 2, 'c', 'e'], 5],
  [['f'], 7],
  [['a', 9], 2],
  [['a', 2, 'missing'], 3],
  [['g'], 1],
])('%j stands on line %i', (path, line) => {
  expect(lineOf(text, path)).toBe(line);
});
