import type { ReadDocument } from '@gongjian/domain/plan/source';
import { limits } from './limits.ts';
import { refusals } from './refusals.ts';
import { sniff } from './sniff.ts';
import type { Unreadable } from './unreadable.ts';
import type { Zip } from './zip/zip.ts';

/** Reads a document of any kind, found from its bytes; the name only helps a person to recognise the file. Throws `Unreadable`. */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const tooLarge = refuseSize(bytes.length);
  if (tooLarge !== null) throw tooLarge;
  switch (sniff(bytes)) {
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf(bytes);
    case 'zip':
      return readOffice((await import('./zip/zip.ts')).openZip(bytes), name);
    case 'text':
      return (await import('./text/read-any-text.ts')).readAnyText(bytes);
  }
}

/** Asked before a file is read at all. */
export const refuseSize = (bytes: number): Unreadable | null => (bytes > limits.fileBytes ? refusals.tooLarge(bytes) : null);

async function readOffice(zip: Zip, name: string): Promise<ReadDocument> {
  const has = (part: string): boolean => zip.names.includes(part);
  const isWord = has('word/document.xml') || (has('_rels/.rels') && zip.names.some((part) => part.startsWith('word/')));
  const isExcel = has('xl/workbook.xml');
  if (!isWord && !isExcel) throw otherArchive(zip, name);
  if (zip.names.some((part) => /vbaProject\.bin$/i.test(part))) throw refusals.macros(isWord ? 'docx' : 'xlsx');
  return isWord ? (await import('./docx/read-docx.ts')).readDocx(zip) : (await import('./xlsx/read-xlsx.ts')).readXlsx(zip);
}

type OtherArchive = { readonly part: string; readonly what: string; readonly zh: string };

const otherArchives: readonly OtherArchive[] = [
  { part: 'ppt/presentation.xml', what: 'a PowerPoint presentation', zh: ' PowerPoint 演示文稿' },
  { part: 'OFD.xml', what: 'an OFD document', zh: ' OFD 版式文档' },
  { part: 'content.xml', what: 'an OpenDocument file', zh: ' OpenDocument 文档' },
  { part: 'xl/workbook.bin', what: 'a binary Excel workbook (xlsb)', zh: ' Excel 二进制工作簿（xlsb）' },
  { part: 'META-INF/container.xml', what: 'an electronic book', zh: '电子书' },
];

function otherArchive(zip: Zip, name: string): Unreadable {
  const other = otherArchives.find(({ part }) => zip.names.includes(part));
  return refusals.wrongKind(other?.what ?? `a ZIP archive (${name})`, other?.zh ?? ` ZIP 压缩包（${name}）`);
}
