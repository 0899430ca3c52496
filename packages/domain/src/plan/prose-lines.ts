import { withoutBoxes } from './prose-box.ts';
import { withoutFurniture } from './prose-furniture.ts';
import { type Line, printedLines } from './prose-line.ts';
import { splitItems } from './prose-split.ts';
import { unwrap } from './prose-wrap.ts';
import type { Block, ReadDocument } from './source.ts';

/** The lines of a prose plan: whole paragraphs, cut where one runs on over several items. */
export const readLines = (blocks: readonly Block[], doc: ReadDocument): Line[] =>
  splitItems(withoutBoxes(unwrap(withoutFurniture(printedLines(blocks, doc), doc.pageStarts.length))));
