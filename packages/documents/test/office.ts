import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const zipOf = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])),
  );

/** A Word file of hand-written parts: the body's elements, and whatever other parts hold inside their root. */
export function wordFile(body: string, others: Readonly<Record<'styles' | 'numbering' | 'footnotes', string>> | Parts = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array> = { 'word/document.xml': root('w:document', `<w:body>${body}</w:body>`) };
  for (const [name, content] of Object.entries(others)) {
    if (name in inside) parts[`word/${name}.xml`] = root(inside[name] as string, content as string);
    else parts[name] = content;
  }
  return zipOf(parts);
}

const inside: Record<string, string> = { styles: 'w:styles', numbering: 'w:numbering', footnotes: 'w:footnotes' };

const root = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${name} ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${content}</${name}>`;

export const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

export const tc = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;

export const tbl = (...rows: readonly string[][]): string => `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`;

export type SheetXml = { readonly name?: string; readonly state?: string; readonly xml: string };

/** An Excel file of hand-written sheets: what stands inside `worksheet`. */
export function excelFile(
  sheets: readonly SheetXml[],
  others: Readonly<{ strings?: string; styles?: string; parts?: Parts; pr?: string }> = {},
): Uint8Array {
  const named = sheets.map(
    (sheet, i) =>
      `<sheet name="${sheet.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}" r:id="rId${i + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`}/>`,
  );
  const targets = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  const parts: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': `<workbook ${X} ${R}>${others.pr ?? ''}<sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${targets.join('')}</Relationships>`,
    ...others.parts,
  };
  sheets.forEach(({ xml }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet ${X}>${xml}</worksheet>`;
  });
  if (others.strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst ${X}>${others.strings}</sst>`;
  if (others.styles !== undefined) parts['xl/styles.xml'] = `<styleSheet ${X}>${others.styles}</styleSheet>`;
  return zipOf(parts);
}

/** Rows of inline texts; null leaves a cell out. */
export const sheetData = (rows: readonly (readonly (string | null)[])[]): string =>
  `<sheetData>${rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((text, c) => (text === null ? '' : `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`)).join('')}</row>`,
    )
    .join('')}</sheetData>`;
