import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runOn, wrapped, wrappedFlush } from '../../test/plan/prose/rewritten.ts';
import { abridged, shown } from '../../test/plan/prose/shown.ts';
import { written } from '../../test/plan/prose/written.ts';
import { readProsePlan } from './prose-plan.ts';
import { spanner } from './span.ts';

const folder = new URL('../../test/plan/prose/', import.meta.url);

function fixtures(): { name: string; document: string; expected: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.map((name) => {
    const [document = '', expected = ''] = readFileSync(new URL(name, folder), 'utf8').split('\n=== 应读作 ===\n');
    return { name: name.replace('.txt', ''), document, expected: expected.trim() };
  });
}

function read(text: string): string {
  const doc = written(text);
  return shown(readProsePlan(doc.blocks, doc, { year: 2024, spanOf: spanner(doc) }).sections);
}

describe('reads a plan written as prose', () => {
  it.each(fixtures())('$name', ({ document, expected }) => {
    expect(abridged(read(document), expected)).toBe(expected);
  });
});

/** Left out where the other shape loses what the fixture is about: cells, file headings, its own broken lines. */
const ownShape = new Set(['decoys', 'headings-of-the-file', 'wrapped-lines']);
/** On one line nobody can tell the contents from the text, a list of units below items from one behind the last, or a lone 1. from a figure, bullets from dashes. */
const ownLines = new Set([
  'boxes-and-decimal-numbers',
  'bullets',
  'labelled-parts-of-a-task',
  'list-behind-a-section',
  ...ownShape,
  'contents-and-points',
  'said-in-sentences',
  'opinion-with-label-lines',
  'steps-and-bylaws',
]);
const broken = fixtures().filter(({ name }) => !ownShape.has(name));
const pasted = fixtures().filter(({ name }) => !ownLines.has(name));

describe('reads the same from the text pasted on one line', () => {
  it.each(pasted)('$name', ({ document, expected }) => {
    expect(abridged(read(runOn(document)), expected)).toBe(expected);
  });
});

describe('reads the same from lines broken at the margin', () => {
  it.each(broken)('$name, set in', ({ document, expected }) => {
    expect(abridged(read(wrapped(document, 72)), expected)).toBe(expected);
  });
  it.each(broken)('$name, flush', ({ document, expected }) => {
    expect(abridged(read(wrappedFlush(document, 80)), expected)).toBe(expected);
  });
});
