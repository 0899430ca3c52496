import { describe, expect, it } from 'vitest';
import { identity } from './matrix.ts';
import { filledRules, strokedRules } from './paths.ts';

const rectangle = (x: number, y: number, width: number, height: number): number[] => [
  0,
  x,
  y,
  1,
  x + width,
  y,
  1,
  x + width,
  y + height,
  1,
  x,
  y + height,
  4,
];

const said = (rules: ReturnType<typeof filledRules>): string[] =>
  rules.map(({ lying, at, from, to }) => `${lying ? 'lying' : 'standing'} at ${at}, ${from} to ${to}`);

describe('lines that are stroked', () => {
  it('are the sides of a rectangle, also the one that closes it', () => {
    expect(said(strokedRules(rectangle(10, 20, 30, 40), identity, 1))).toEqual([
      'lying at 20, 10 to 40',
      'standing at 40, 20 to 60',
      'lying at 60, 10 to 40',
      'standing at 10, 20 to 60',
    ]);
  });

  it.each([
    ['a slanting line', [0, 0, 0, 1, 50, 30], 1],
    ['a curve', [0, 0, 0, 2, 10, 0, 20, 0, 30, 0], 1],
    ['a tick', [0, 0, 0, 1, 2, 0], 1],
    ['a broad band', [0, 0, 0, 1, 50, 0], 12],
  ])('are none in %s', (_, path, width) => expect(strokedRules(path, identity, width)).toEqual([]));
});

describe('lines that are filled', () => {
  it('are thin bars', () => expect(said(filledRules(rectangle(10, 20, 100, 1), identity))).toEqual(['lying at 20.5, 10 to 110']));

  it('are one line where they are dashed', () => {
    const dashes = [0, 5, 10, 15].flatMap((y) => rectangle(10, y, 1, 3));
    expect(said(filledRules(dashes, identity))).toEqual(['standing at 10.5, 0 to 18']);
  });

  it('are the four sides between one rectangle and another inside it', () => {
    expect(said(filledRules([...rectangle(0, 0, 50, 30), ...rectangle(1, 1, 48, 28)], identity))).toEqual([
      'lying at 0.5, 0 to 50',
      'lying at 29.5, 0 to 50',
      'standing at 0.5, 0 to 30',
      'standing at 49.5, 0 to 30',
    ]);
  });

  it('are none in a shaded cell', () => expect(filledRules(rectangle(10, 20, 100, 40), identity)).toEqual([]));
});
