import { type Attributes, readXml } from '../xml.ts';
import type { Zip } from '../zip/zip.ts';
import { formatOf } from './number-format.ts';

/** One sheet and the part it is in. */
export type SheetPart = { readonly name: string; readonly part: string };
type FoundSheet = SheetPart & { readonly visible: boolean };

export type Workbook = { readonly sheets: readonly SheetPart[]; readonly date1904: boolean };

/** The sheets a person sees, in the order of their tabs. */
export function readWorkbook(zip: Zip): Workbook {
  const { sheets, date1904 } = readAllSheets(zip);
  return { sheets: sheets.filter(({ visible }) => visible), date1904 };
}

/** Hidden sheets too. */
export function readAllSheets(zip: Zip): { readonly sheets: readonly FoundSheet[]; readonly date1904: boolean } {
  const xml = zip.read('xl/workbook.xml');
  const targets = readTargets(zip.read('xl/_rels/workbook.xml.rels'));
  const sheets: FoundSheet[] = [];
  let date1904 = false;
  if (xml !== null) {
    readXml(xml, 'xl/workbook.xml', {
      open: (name, a) => {
        if (name === 'x:workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true';
        if (name !== 'x:sheet') return;
        const part = targets.get(a['r:id'] ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
        sheets.push({ name: a.name ?? '', part, visible: (a.state ?? 'visible') === 'visible' });
      },
      close: () => {},
      text: () => {},
    });
  }
  return { sheets, date1904 };
}

function readTargets(xml: Uint8Array | null): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (xml === null) return targets;
  readXml(xml, 'xl/_rels/workbook.xml.rels', {
    open: (name, a) => {
      const target = a.Target ?? '';
      if (name.endsWith('Relationship'))
        targets.set(a.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
    close: () => {},
    text: () => {},
  });
  return targets;
}

/** The number format of each cell style. */
export function readFormats(xml: Uint8Array | null): readonly string[] {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  if (xml === null) return [];
  const opens: Record<string, (a: Attributes) => void> = {
    'x:numFmt': (a) => custom.set(Number(a.numFmtId), a.formatCode ?? 'General'),
    'x:cellXfs': () => {
      inCellStyles = true;
    },
    'x:xf': (a) => {
      if (inCellStyles) ids.push(Number(a.numFmtId ?? 0));
    },
  };
  readXml(xml, 'xl/styles.xml', {
    open: (name, a) => opens[name]?.(a),
    close: (name) => {
      if (name === 'x:cellXfs') inCellStyles = false;
    },
    text: () => {},
  });
  return ids.map((id) => formatOf(id, custom));
}
