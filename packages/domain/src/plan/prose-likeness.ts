import { untilEnd, withoutFurniture } from './prose-furniture.ts';
import { type Line, printedLines } from './prose-line.ts';
import { splitItems } from './prose-split.ts';
import { hasStatement } from './prose-statement.ts';
import { unwrap } from './prose-wrap.ts';
import type { Block, ReadDocument } from './source.ts';

/** The lines of a prose plan: whole paragraphs, cut where one runs on over several items, up to the signature. */
export const readLines = (blocks: readonly Block[], doc: ReadDocument): Line[] =>
  splitItems(unwrap(withoutFurniture(printedLines(blocks, doc), doc.pageStarts.length)));

/** From 0 (surely no plan) to 1: how far the blocks look like a plan written in numbered paragraphs. */
export function proseLikeness(blocks: readonly Block[], doc: ReadDocument): number {
  const lines = untilEnd(readLines(blocks, doc));
  const numbered = lines.filter(({ marker, heading }) => marker !== null || heading !== null).length;
  const working = lines.filter(({ passage }) => saysWork(passage.text)).length;
  const named = lines.filter(({ passage }) => hasStatement(passage)).length;
  const enough = (count: number, full: number): number => Math.min(1, count / full);
  return enough(numbered, 4) * (0.4 * enough(working, 4) + 0.6 * enough(named * 2 + working, 6));
}

/** Whether a text tells somebody to do something. */
export const saysWork = (text: string): boolean => WORK.test(text);

const WORK =
  /(?:加强|推进|强化|完善|开展|落实|建立|完成|实施|制定|推动|加快|深化|提升|优化|严格|健全|整治|治理|排查|淘汰|建设|改造)[^，。；]{2}/;

export const looksLikeProsePlan = (blocks: readonly Block[], doc: ReadDocument): boolean => proseLikeness(blocks, doc) >= 0.5;
