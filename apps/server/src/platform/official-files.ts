import { writeDocx } from '@gongjian/documents/official/write-docx';
import { writeHtml } from '@gongjian/documents/official/write-html';
import { writePdf } from '@gongjian/documents/official/write-pdf';
import type { OfficialDocument } from '@gongjian/domain/official/document';
import { printFonts } from './print-fonts.ts';

/** The formats an official document is kept in. */
export const FORMATS = ['docx', 'html', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

export const TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};

const writers: Record<Format, (document: OfficialDocument) => Promise<Uint8Array> | Uint8Array> = {
  docx: writeDocx,
  html: (document) => Buffer.from(writeHtml(document)),
  pdf: (document) => writePdf(document, printFonts()),
};

/** The same document gives the same bytes. */
export const writeOfficial = (document: OfficialDocument, format: Format): Promise<Uint8Array> =>
  Promise.resolve(writers[format](document));
