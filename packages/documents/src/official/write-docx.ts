import type { Annex } from '@gongjian/domain/official/body';
import type { OfficialDocument } from '@gongjian/domain/official/document';
import { Document, type ISectionOptions, Packer, SectionType } from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { FONT, SIZE, TEXT_WIDTH } from './measures.ts';
import { wordBody } from './word-body.ts';
import { wordHead, wordTitle } from './word-head.ts';
import { wordImprint } from './word-imprint.ts';
import { LYING_WIDTH, lying, lyingHeaders, noFooters, noHeaders, upright, uprightFooters } from './word-page.ts';
import { coreProperties, fontTable, styles } from './word-parts.ts';
import { wordTail } from './word-tail.ts';
import { blank, centred, exactly, line } from './word-text.ts';

/** The document as Word keeps it, laid out by GB/T 9704-2012; the same document gives the same bytes. */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const packed = await Packer.toBuffer(
    new Document({
      title: document.title,
      evenAndOddHeaderAndFooters: true,
      sections: sectionsOf(document),
    }),
  );
  const parts = unzipSync(new Uint8Array(packed));
  parts['word/styles.xml'] = strToU8(styles());
  parts['word/fontTable.xml'] = strToU8(fontTable());
  parts['docProps/core.xml'] = strToU8(coreProperties(document));
  return zipSync(parts, { mtime: EPOCH });
}

/** The first day a ZIP archive can name. */
const EPOCH = new Date(1980, 0, 1);

function sectionsOf(document: OfficialDocument): ISectionOptions[] {
  const text: ISectionOptions = {
    properties: upright,
    headers: noHeaders(),
    footers: uprightFooters(),
    children: [
      ...wordHead(document),
      ...wordTitle(document),
      ...wordBody(document.body, TEXT_WIDTH),
      ...wordTail(document),
      ...imprintOf(document),
    ],
  };
  const annexes = document.annexes.map((annex, a) => annexSection(annex, document.annexes.length > 1 ? `附件${a + 1}` : '附件'));
  return [text, ...annexes, ...imprintPage(document)];
}

const annexSection = ({ title, landscape, body }: Annex, label: string): ISectionOptions => ({
  properties: { ...(landscape ? lying : upright), type: SectionType.NEXT_PAGE },
  headers: landscape ? lyingHeaders() : noHeaders(),
  footers: landscape ? noFooters() : uprightFooters(),
  children: [
    line(label, { font: FONT.hei }),
    blank(),
    centred(title, { font: FONT.title, size: SIZE.two }),
    blank(),
    ...wordBody(body, landscape ? LYING_WIDTH : TEXT_WIDTH),
  ],
});

/** Without annexes the 版记 lies at the foot of the text's last page. */
const imprintOf = ({ annexes, imprint }: OfficialDocument) => (imprint === null || annexes.length > 0 ? [] : [wordImprint(imprint)]);

/** Behind annexes it has the next even page to itself, without a number (GB/T 9704-2012, 7.5). */
const imprintPage = ({ annexes, imprint }: OfficialDocument): ISectionOptions[] =>
  imprint === null || annexes.length === 0
    ? []
    : [
        {
          properties: { ...upright, type: SectionType.EVEN_PAGE },
          headers: noHeaders(),
          footers: noFooters(),
          children: [line('', {}, { spacing: exactly(20) }), wordImprint(imprint), line('', {}, { spacing: exactly(20) })],
        },
      ];
