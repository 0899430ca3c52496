import { refusals } from './refusals.ts';
import type { Unreadable } from './unreadable.ts';

/** What the first bytes say. Text of every kind is told apart later, by what is written. */
export type Container = 'pdf' | 'zip' | 'text';

const PDF_HEADER_WITHIN = 1024;

type Signature = { readonly bytes: string; readonly what: string; readonly zh: string };

/** Files people pick by mistake. Bytes are Latin-1 text. */
const others: readonly Signature[] = [
  { bytes: '\x89PNG', what: 'a PNG picture', zh: ' PNG 图片' },
  { bytes: '\xff\xd8\xff', what: 'a JPEG picture', zh: ' JPEG 图片' },
  { bytes: 'GIF8', what: 'a GIF picture', zh: ' GIF 图片' },
  { bytes: 'BM', what: 'a bitmap picture', zh: '位图图片' },
  { bytes: 'II*\0', what: 'a TIFF picture', zh: ' TIFF 图片' },
  { bytes: 'MM\0*', what: 'a TIFF picture', zh: ' TIFF 图片' },
  { bytes: 'RIFF', what: 'a picture, sound or film', zh: '图片、声音或视频文件' },
  { bytes: 'MZ', what: 'a Windows program', zh: ' Windows 程序' },
  { bytes: '\x7fELF', what: 'a Linux program', zh: ' Linux 程序' },
  { bytes: 'Rar!', what: 'a RAR archive', zh: ' RAR 压缩包' },
  { bytes: "7z\xbc\xaf'\x1c", what: 'a 7z archive', zh: ' 7z 压缩包' },
  { bytes: '\x1f\x8b', what: 'a gzip archive', zh: ' gzip 压缩包' },
  { bytes: 'BZh', what: 'a bzip2 archive', zh: ' bzip2 压缩包' },
  { bytes: '{\\rtf', what: 'an RTF document', zh: ' RTF 文档' },
  { bytes: '%!PS', what: 'a PostScript file', zh: ' PostScript 文件' },
  { bytes: 'MIME-Version:', what: 'a web archive (mht)', zh: '网页归档文件（mht）' },
  { bytes: 'From: <Saved by', what: 'a web archive (mht)', zh: '网页归档文件（mht）' },
];

const ZIP = 'PK\x03\x04';
const EMPTY_ZIP = 'PK\x05\x06';
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** These two letters also begin words, so they count only where the rest is not text. */
const letters = new Set(['BM', 'MZ', 'RIFF', 'BZh']);

export function sniff(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw refusals.empty();
  const head = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  if (head.startsWith(ZIP)) return 'zip';
  if (head.startsWith(EMPTY_ZIP)) throw refusals.wrongKind('an empty archive', '空压缩包');
  if (head.startsWith(COMPOUND)) throw compoundFile(bytes);
  if (head.includes('%PDF-')) return 'pdf';
  const other = others.find((signature) => head.startsWith(signature.bytes));
  if (other !== undefined && (!letters.has(other.bytes) || hasControls(head))) throw refusals.wrongKind(other.what, other.zh);
  return 'text';
}

/** OLE compound files: Word and Excel before 2007, and today's files with a password. Stream names are UTF-16. */
function compoundFile(bytes: Uint8Array): Unreadable {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => names.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return refusals.encrypted('Office file');
  if (has('WordDocument')) return refusals.oldFormat('doc', 'docx');
  if (has('Workbook') || has('Book')) return refusals.oldFormat('xls', 'xlsx');
  return refusals.wrongKind('an old Office or mail file', '旧版 Office 或邮件文件');
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function hasControls(head: string): boolean {
  for (let i = 0; i < head.length; i++) if (head.charCodeAt(i) < 9) return true;
  return false;
}
