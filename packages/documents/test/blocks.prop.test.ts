import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../src/read-document.ts';
import { cell, grid, line, type PlanDocument } from './plan-document.ts';
import { renderedKinds, renderers } from './render.ts';

const words = fc.stringMatching(/^[一-十][一-龥a-z0-9（）。，%<>&|*_#`$~\\-]{0,12}$/);
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const table = fc.array(fc.array(fc.oneof(lines, fc.constant('')), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
const document: fc.Arbitrary<PlanDocument> = fc
  .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), table)
  .map(([paragraphs, rows]) => [
    ...paragraphs.map((text) => line(text, 1)),
    grid([['甲', '乙', '丙'], ...rows].map((row) => row.map((text) => cell(text)))),
  ]);

describe('blocks and cells of every kind', () => {
  it('stand at their place in the text, in order, without touching one another', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.constantFrom(...renderedKinds), async (source, kind) => {
        const { blocks, text, kind: found } = await readDocument(await renderers[kind](source), 'file');
        expect(found).toBe(kind);
        let end = 0;
        const after = (at: { start: number; end: number }): void => {
          expect(at.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, at.start).trim()).toBe('');
          end = at.end;
        };
        for (const block of blocks) {
          if (block.kind === 'paragraph') after(block.at);
          else for (const one of block.rows.flat()) after(one.at);
          if (block.kind === 'paragraph') expect(text.slice(block.at.start, block.at.end)).not.toMatch(/^$|\n/);
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 200 },
    );
  });

  it('hold the words that were written', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.constantFrom(...renderedKinds.filter((kind) => kind !== 'text')), async (source, kind) => {
        const { blocks, text } = await readDocument(await renderers[kind](source), 'file');
        const places = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.at] : block.rows.flat().map(({ at }) => at)));
        const read = places.flatMap((at) => text.slice(at.start, at.end).split('\n'));
        const written = source
          .flatMap((part) => (part.kind === 'line' ? [part.text] : part.rows.flat().map(({ text }) => text)))
          .flatMap((words) => words.split('\n'));
        expect(read.filter((word) => word !== '')).toEqual(written.filter((word) => word !== ''));
      }),
      { numRuns: 200 },
    );
  });
});
