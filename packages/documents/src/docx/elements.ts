import type { Attributes, XmlListener } from '../xml.ts';
import { isSilentField } from './fields.ts';
import { plainRun } from './paragraph.ts';
import type { Reading } from './reading.ts';
import { isOn } from './styles.ts';
import { symbol } from './symbols.ts';

/** Nothing inside these is printed: deleted text, older formatting, readings of ruby, the second rendering of a drawing. */
const unprinted = new Set([
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:numberingChange',
  'w:sectPr',
  'mc:Fallback',
]);

/** Listens to the elements of a Word part and tells the reading. */
export function wordListener(reading: Reading): XmlListener {
  const path: string[] = [];
  let skipping = 0;
  return {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      if (skipping > 0 || unprinted.has(name)) skipping++;
      else if (name === 'w:del' && !marksOnly(reading, parent)) skipping++;
      else if (name === 'w:fldSimple' && isSilentField(attributes['w:instr'] ?? '')) skipping++;
      else opens[name]?.(reading, attributes, parent);
    },
    close: (name) => {
      path.pop();
      if (skipping > 0) skipping--;
      else closes[name]?.(reading);
    },
    text: (text) => {
      if (skipping > 0 || reading.collecting === null) return;
      if (reading.collecting === 'instruction') reading.fields.instruct(text);
      else reading.print(text.replaceAll('\n', ' '));
    },
  };
}

/** `w:del` among properties says that the paragraph mark or the row was deleted; elsewhere it holds the deleted words. */
function marksOnly(reading: Reading, parent: string | undefined): boolean {
  if (parent === 'w:trPr') reading.table?.deleteRow();
  else if (parent === 'w:rPr' && reading.paragraph !== undefined) reading.paragraph.markDeleted = true;
  return parent === 'w:trPr' || parent === 'w:rPr';
}

const count = (a: Attributes): number => Math.trunc(Number(a['w:val'] ?? 1)) || 0;

const opens: Record<string, (reading: Reading, a: Attributes, parent: string | undefined) => unknown> = {
  'w:p': (reading) => reading.startParagraph(),
  'w:pStyle': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.style = a['w:val'] ?? null;
  },
  'w:outlineLvl': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.outlineLevel = Number(a['w:val'] ?? 9);
  },
  'w:numId': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.listId = a['w:val'] ?? null;
  },
  'w:ilvl': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.listDepth = Number(a['w:val'] ?? 0);
  },

  'w:r': ({ paragraph }) => {
    if (paragraph !== undefined) paragraph.run = plainRun();
  },
  'w:rStyle': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.run.style = a['w:val'] ?? null;
  },
  'w:b': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.run.bold = isOn(a['w:val']);
  },
  'w:vanish': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.run.hidden = isOn(a['w:val']);
  },
  'w:vertAlign': ({ paragraph }, a) => {
    if (paragraph !== undefined) paragraph.run.script = a['w:val'] === 'subscript' || a['w:val'] === 'superscript';
  },

  'w:t': (reading) => {
    reading.collecting = 'text';
  },
  'm:t': (reading) => {
    reading.collecting = 'text';
  },
  'w:instrText': (reading) => {
    reading.collecting = 'instruction';
  },
  /** Inside a run a tab is printed; among properties it is a tab stop. */
  'w:tab': (reading, _, parent) => {
    if (parent === 'w:r') reading.print('\t');
  },
  'w:ptab': (reading) => reading.print('\t'),
  'w:br': (reading) => reading.print('\n'),
  'w:cr': (reading) => reading.print('\n'),
  'w:noBreakHyphen': (reading) => reading.print('-'),
  'w:sym': (reading, a) => reading.print(symbol(a['w:font'], a['w:char'])),
  'w:fldChar': ({ fields }, a) => {
    if (a['w:fldCharType'] === 'begin') fields.begin();
    else if (a['w:fldCharType'] === 'separate') fields.separate();
    else fields.end();
  },

  'w:tbl': (reading) => reading.startTable(),
  'w:gridCol': ({ table }, a) => table?.widths.push(Number(a['w:w'] ?? 0)),
  'w:tr': ({ table }) => table?.startRow(),
  'w:gridBefore': ({ table }, a) => table?.skipColumns(count(a)),
  'w:tc': (reading) => reading.startCell(),
  'w:gridSpan': ({ cell }, a) => {
    if (cell !== undefined) cell.colSpan = Math.max(1, count(a));
  },
  'w:vMerge': ({ cell }, a) => {
    if (cell !== undefined && a['w:val'] !== 'restart') cell.joins = 'above';
  },
  'w:hMerge': ({ cell }, a) => {
    if (cell !== undefined && a['w:val'] !== 'restart') cell.joins = 'left';
  },
  'w:txbxContent': (reading) => reading.startBox(),
};

const endText = (reading: Reading): void => {
  reading.collecting = null;
};

const closes: Record<string, (reading: Reading) => void> = {
  'w:p': (reading) => reading.endParagraph(),
  /** The look of the paragraph mark is not that of the words. */
  'w:pPr': ({ paragraph }) => {
    if (paragraph !== undefined) paragraph.run = plainRun();
  },
  'w:t': endText,
  'm:t': endText,
  'w:instrText': endText,
  'w:tbl': (reading) => reading.endTable(),
  'w:tr': ({ table }) => table?.endRow(),
  'w:tc': (reading) => reading.endCell(),
  'w:txbxContent': (reading) => reading.endBox(),
};
