import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentKind } from '@gongjian/domain/plan/source';
import type { Browser } from 'playwright-core';
import { noticeDocument } from '../packages/documents/test/notice.ts';
import { renderers } from '../packages/documents/test/render.ts';
import { htmlPage } from '../packages/documents/test/render-html.ts';

const endings: Record<DocumentKind, string> = { text: 'txt', markdown: 'md', html: 'html', docx: 'docx', xlsx: 'xlsx', pdf: 'pdf' };
export const kinds = Object.keys(endings) as DocumentKind[];

/** The 2022 notice saved as a file of the kind, the way a person would have it on the desk. */
export async function noticeFile(kind: DocumentKind, browser: Browser): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'gongjian-notice-')), `行动计划.${endings[kind]}`);
  writeFileSync(path, kind === 'pdf' ? await printed(browser) : await renderers[kind](noticeDocument()));
  return path;
}

/** The column widths of the office's own print. */
const columns = `
  table { table-layout: fixed; }
  tr { break-inside: avoid; }
  td, th { font-size: 10pt; }
  th:nth-child(1) { width: 4%; }
  th:nth-child(2) { width: 12%; }
  th:nth-child(3) { width: 36%; }
  th:nth-child(4) { width: 8%; }`;

async function printed(browser: Browser): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(htmlPage(noticeDocument()));
  await page.addStyleTag({ content: columns });
  const pdf = await page.pdf({ format: 'A4', landscape: true });
  await page.close();
  return pdf;
}
