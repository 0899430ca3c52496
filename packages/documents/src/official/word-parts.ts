import type { OfficialDocument } from '@gongjian/domain/official/document';
import { CHAR_CLOSER, FONT, INSTEAD, SIZE } from './measures.ts';
import { printable } from './printable.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Which font a reader takes who has not the one named (ECMA-376, 17.8.3.1 altName). */
export const fontTable = (): string =>
  `${DECLARATION}<w:fonts xmlns:w="${W}">${Object.values(FONT)
    .map(
      (name) =>
        `<w:font w:name="${name}"><w:altName w:val="${INSTEAD[name]}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
    )
    .join('')}</w:fonts>`;

const headings = [1, 2, 3, 4]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`,
  )
  .join('');

/**
 * The size of Normal is what the grid counts its characters from; no space of its own between figures and characters, for that
 * would change how many a line holds. Headings only say their level: their hand is set where they stand.
 */
export const styles = (): string =>
  `${DECLARATION}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT.body}" w:hAnsi="${FONT.body}" w:eastAsia="${FONT.body}" w:cs="${FONT.body}"/><w:sz w:val="${SIZE.three}"/><w:szCs w:val="${SIZE.three}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr><w:rPr><w:spacing w:val="${CHAR_CLOSER}"/><w:sz w:val="${SIZE.three}"/><w:szCs w:val="${SIZE.three}"/></w:rPr></w:style>${headings}</w:styles>`;

/** Says what the document says of itself, and not when this file was made. */
export const coreProperties = ({ title, signature }: OfficialDocument): string =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(signature.issuer)}</dc:creator>${
    signature.on === null ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${signature.on}T00:00:00Z</dcterms:created>`
  }</cp:coreProperties>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => printable(text).replace(/[&<>"]/g, (char) => entities[char] ?? char);
