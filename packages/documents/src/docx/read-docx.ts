import type { ReadDocument } from '@gongjian/domain/plan/source';
import { LinearText } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { readXml } from '../xml.ts';
import type { Zip } from '../zip/zip.ts';
import { wordListener } from './elements.ts';
import type { Flow, Item } from './flow.ts';
import { Counters, readNumbering } from './numbering.ts';
import { Reading } from './reading.ts';
import { readStyles } from './styles.ts';

/** Separators Word keeps among the notes are no notes; they hold no text, so nothing is printed for them. */
const notes = ['footnotes.xml', 'endnotes.xml'];

/** Word: the main text with its tables, then its notes. Headers, footers and comments are not the document's words. */
export function readDocx(zip: Zip): ReadDocument {
  const main = mainPart(zip);
  const xml = zip.read(main);
  if (xml === null) throw refusals.truncated('Word file', `${main} is missing`);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const styles = readStyles(zip.read(`${folder}styles.xml`));
  const counters = new Counters(readNumbering(zip.read(`${folder}numbering.xml`)));
  const linear = new LinearText();
  const readPart = (bytes: Uint8Array, part: string): void =>
    readXml(bytes, part, wordListener(new Reading(styles, counters, into(linear))));
  readPart(xml, main);
  for (const note of notes) {
    const part = zip.read(folder + note);
    if (part !== null) readPart(part, folder + note);
  }
  const document = linear.done('docx');
  if (document.blocks.length === 0) throw refusals.noText('Word file', ' Word 文件');
  return document;
}

function into(linear: LinearText): Flow {
  const flow: Flow = (item: Item) => {
    if (item.kind === 'paragraph') return linear.paragraph(item.text, item.look);
    const framed = item.table.framed;
    if (framed !== null) return framed.forEach(flow);
    const table = item.table.done();
    if (table !== null) linear.table(table);
  };
  return flow;
}

/** Nearly always `word/document.xml`; the relations of the package have the last word. */
function mainPart(zip: Zip): string {
  const relations = zip.read('_rels/.rels');
  let main = 'word/document.xml';
  if (relations === null) return main;
  readXml(relations, '_rels/.rels', {
    open: (name, a) => {
      if (name.endsWith('Relationship') && (a.Type ?? '').endsWith('/officeDocument')) main = (a.Target ?? main).replace(/^\//, '');
    },
    close: () => {},
    text: () => {},
  });
  return main;
}
