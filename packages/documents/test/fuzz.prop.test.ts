import { readPlan } from '@gongjian/domain/plan/read-plan';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../src/read-document.ts';
import { Unreadable } from '../src/unreadable.ts';
import { noticeDocument } from './notice.ts';
import { zipOf } from './office.ts';
import { type RenderedKind, renderedKinds, renderers } from './render.ts';

/** A draft, or a refusal with words in both languages; anything else is our fault and fails the test. */
async function outcome(bytes: Uint8Array): Promise<'draft' | 'refused'> {
  try {
    readPlan(await readDocument(bytes, 'fuzz'), { name: 'fuzz', sha256: '' });
    return 'draft';
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    expect(error.message).toMatch(/\. [A-Z]/);
    expect(error.zh).toMatch(/请|拒绝/);
    return 'refused';
  }
}

type Edit = { readonly at: number; readonly cut: number; readonly put: Uint8Array };

const tokens = [
  '<',
  '>',
  '</td>',
  '<table>',
  '<tr>',
  '</w:p>',
  '<w:tc>',
  '</w:tbl>',
  '<w:p>',
  '\t',
  '\n',
  '|',
  '"',
  '一、',
  '年底前',
  '牵头',
  '\0',
  '\ufeff',
  '&#0;',
  '999999999',
];
const put = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc.constantFrom(...tokens).map((token) => new TextEncoder().encode(token)),
);
const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put }), {
  minLength: 1,
  maxLength: 12,
});

function edited(bytes: Uint8Array, changes: readonly Edit[]): Uint8Array {
  return changes.reduce((before, { at, cut, put }) => {
    const start = Math.floor(at * before.length);
    return Buffer.concat([before.subarray(0, start), put, before.subarray(start + cut)]);
  }, bytes);
}

describe('whatever the bytes are', () => {
  const files = new Map<RenderedKind, Uint8Array>();

  beforeAll(async () => {
    const part = noticeDocument().slice(0, 34);
    for (const kind of renderedKinds) files.set(kind, new Uint8Array(await renderers[kind](part)));
  });

  const fileOf = (kind: RenderedKind): Uint8Array => files.get(kind) as Uint8Array;

  it('random bytes are refused or read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (bytes) => void (await outcome(bytes))),
      { numRuns: 200 },
    );
  });

  it('random bytes behind the first bytes of each kind are refused or read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...renderedKinds), fc.nat(400), fc.uint8Array({ maxLength: 2_000 }), async (kind, kept, bytes) => {
        await outcome(Buffer.concat([fileOf(kind).subarray(0, kept), bytes]));
      }),
      { numRuns: 100 },
    );
  });

  it.each(renderedKinds)('a damaged %s is refused or read', async (kind) => {
    expect(await outcome(fileOf(kind))).toBe('draft');
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => void (await outcome(edited(fileOf(kind), changes)))),
      { numRuns: 60 },
    );
  });

  it.each([
    ['docx', 'word/document.xml'],
    ['docx', 'word/styles.xml'],
    ['xlsx', 'xl/worksheets/sheet1.xml'],
    ['xlsx', 'xl/sharedStrings.xml'],
    ['xlsx', 'xl/workbook.xml'],
  ] as const)('a %s with damage within %s is refused or read', async (kind, part) => {
    const parts = unzipSync(fileOf(kind));
    await fc.assert(
      fc.asyncProperty(
        edits,
        async (changes) => void (await outcome(zipOf({ ...parts, [part]: edited(parts[part] as Uint8Array, changes) }))),
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['docx', 'word/document.xml', /<w:[a-zA-Z]+[^>]*\/?>|<\/w:[a-zA-Z]+>/g],
    ['xlsx', 'xl/worksheets/sheet1.xml', /<(?:row|c|mergeCell)\b[^>]*>|<\/(?:row|c)>/g],
  ] as const)('a %s whose elements are dropped, doubled and moved is refused or read', async (kind, part, element) => {
    const parts = unzipSync(fileOf(kind));
    const xml = new TextDecoder().decode(parts[part]);
    const elements = [...xml.matchAll(element)].map((match) => match[0]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('drop', 'double', 'swap')), { minLength: 1, maxLength: 8 }),
        async (moves) => {
          const changed = moves.reduce((text, [from, to, how]) => {
            const one = elements[from % elements.length] as string;
            const other = elements[to % elements.length] as string;
            return text.replace(one, how === 'drop' ? '' : how === 'double' ? one + one : other);
          }, xml);
          await outcome(zipOf({ ...parts, [part]: changed }));
        },
      ),
      { numRuns: 40 },
    );
  });
});
