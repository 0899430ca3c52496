import type { Annex, BodyBlock, TableBlock } from '@gongjian/domain/official/body';
import { chineseDate, type Imprint, type OfficialDocument } from '@gongjian/domain/official/document';
import { type MarkedBlock, markHeadings } from './heading-marks.ts';
import { PRINT_CSS } from './print-css.ts';
import { titleLines } from './title-lines.ts';
import { markText } from './word-head.ts';
import { copiesText, printingText } from './word-imprint.ts';
import { escaped } from './word-parts.ts';

/** The document as one page of HTML that needs nothing else, and prints on the paper the standard asks for. */
export function writeHtml(document: OfficialDocument): string {
  const { number, title, addressees, body, annexes, note, imprint } = document;
  const parts = [
    `<header><p class="mark">${escaped(markText(document.issuerMark))}</p><p class="number">${escaped(number ?? '')}</p></header>`,
    `<h1>${titleLines(title).map(escaped).join('<br>')}</h1>`,
    addressees.length === 0 ? '' : `<p class="to">${escaped(addressees.join('、'))}：</p>`,
    bodyHtml(body),
    annexList(annexes),
    signatureHtml(document),
    note === null ? '' : `<p>（${escaped(note)}）</p>`,
    ...annexes.map((annex, a) => annexHtml(annex, annexes.length > 1 ? `附件${a + 1}` : '附件')),
    imprint === null ? '' : imprintHtml(imprint, annexes.length > 0),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${PRINT_CSS}</style></head><body><main>${parts.join('')}</main></body></html>`;
}

const bodyHtml = (blocks: readonly BodyBlock[]): string => markHeadings(blocks).map(blockHtml).join('');

function blockHtml(block: MarkedBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1} class="hand${block.hand}">${escaped(`${block.mark}${block.text}`)}</h${block.level + 1}>`;
    case 'paragraph':
      return paragraphs(block.text);
    case 'table':
      return tableHtml(block);
  }
}

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');

function tableHtml({ title, columns, rows }: TableBlock): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const cols = columns.map(({ share }) => `<col style="width:${((100 * share) / shares).toFixed(2)}%">`).join('');
  const head = columns.map(({ header }) => `<th scope="col">${lines(header)}</th>`).join('');
  const row = (texts: readonly string[]): string =>
    `<tr>${columns.map(({ align }, c) => `<td class="${align}">${lines(texts[c] ?? '')}</td>`).join('')}</tr>`;
  const caption = title === null ? '' : `<caption>${escaped(title)}</caption>`;
  return `<div class="wide"><table>${caption}<colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table></div>`;
}

const lines = (text: string): string => text.split('\n').map(escaped).join('<br>');

const annexList = (annexes: readonly Annex[]): string =>
  annexes
    .map(({ title }, a) => {
      const number = annexes.length > 1 ? `${a + 1}.` : '';
      return `<p class="annexes${a === 0 ? ' first' : ''}">${a === 0 ? '附件：' : ''}${number}${escaped(title)}</p>`;
    })
    .join('');

const signatureHtml = ({ signature: { issuer, on } }: OfficialDocument): string =>
  `<div class="signature"><p>${escaped(issuer)}</p><p>${on === null ? '    年  月  日' : chineseDate(on)}</p></div>`;

const annexHtml = ({ title, landscape, body }: Annex, label: string): string =>
  `<section class="annex${landscape ? ' lying' : ''}"><p class="label">${label}</p><h1>${escaped(title)}</h1>${bodyHtml(body)}</section>`;

const imprintHtml = ({ copiesTo, printedBy, printedOn }: Imprint, apart: boolean): string =>
  `<footer class="imprint${apart ? ' apart' : ''}">${copiesTo.length === 0 ? '' : `<p class="copies">${escaped(copiesText(copiesTo))}</p>`}<p class="printing"><span>${escaped(printedBy)}</span> <span>${printingText(printedOn)}</span></p></footer>`;
