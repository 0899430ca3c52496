import { expect, it } from 'vitest';
import { daysIn, namesIn } from './read-words.ts';

it.each([
  ['市水务局、 市住建委，', ['市水务局', '市住建委']],
  [' ', []],
])('reads the names in %j', (words, names) => expect(namesIn(words)).toEqual(names));

it.each([
  ['5', 5],
  [' 10 ', 10],
  ['', null],
  ['0', null],
  ['2.5', null],
  ['x', null],
  ['999', null],
])('reads %j as days', (words, days) => expect(daysIn(words)).toBe(days));
