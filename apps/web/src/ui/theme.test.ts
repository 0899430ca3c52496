import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colours } from './theme.ts';

const css = readFileSync(new URL('./base.css', import.meta.url), 'utf8');
const property = (name: string): string => css.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1] ?? '';

/** WCAG 2.1: relative luminance and contrast. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

it.each(Object.entries(colours))('says %s the same in the style sheet and to the components', (name, colour) => {
  expect(property(name)).toBe(colour);
});

describe('contrast for reading (WCAG AA, 4.5 : 1)', () => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'ground'],
    ['soft', 'paper'],
    ['soft', 'ground'],
    ['lead', 'paper'],
    ['lead', 'lead-pale'],
    ['danger', 'danger-pale'],
    ['good', 'good-pale'],
    ['warn', 'warn-pale'],
    ['paper', 'lead-deep'],
  ])('%s on %s', (text, ground) => {
    expect(contrast(property(text), property(ground))).toBeGreaterThanOrEqual(4.5);
  });
});
