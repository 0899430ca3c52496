import type { Block, ReadDocument } from '@gongjian/domain/plan/source';
import { readDocument } from '../src/read-document.ts';
import { Unreadable } from '../src/unreadable.ts';

/**
 * What was read, in a form to compare: `# words` for a heading of level 1, `**words**` for a bold paragraph, and a table as its
 * rows with `words@column` and `×rows×columns` where a cell is larger than one place.
 */
export const shapeOf = (document: ReadDocument): (string | string[])[] =>
  document.blocks.flatMap((block) => shapeOfBlock(block, document.text));

function shapeOfBlock(block: Block, text: string): (string | string[])[] {
  const words = text.slice(block.at.start, block.at.end);
  if (block.kind === 'paragraph')
    return [block.heading === null ? (block.bold ? `**${words}**` : words) : `${'#'.repeat(block.heading)} ${words}`];
  return block.rows.map((row) =>
    row.map((cell) => `${text.slice(cell.at.start, cell.at.end)}@${cell.column}${size(cell.rowSpan, cell.colSpan)}`),
  );
}

const size = (rows: number, columns: number): string => (rows === 1 && columns === 1 ? '' : `×${rows}×${columns}`);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const read = (content: Uint8Array | string): Promise<ReadDocument> =>
  readDocument(typeof content === 'string' ? bytesOf(content) : content, 'file');

export const readShape = async (content: Uint8Array | string): Promise<(string | string[])[]> => shapeOf(await read(content));

/** The code of the refusal, or the kind when the document was read after all. */
export async function refusalOf(content: Uint8Array | string): Promise<string> {
  try {
    return (await read(content)).kind;
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  }
}
