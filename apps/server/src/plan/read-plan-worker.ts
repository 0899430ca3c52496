import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from '@gongjian/documents/read-document';
import { Unreadable } from '@gongjian/documents/unreadable';
import type { PlanDraft } from '@gongjian/domain/plan/draft';
import { readPlan } from '@gongjian/domain/plan/read-plan';
import type { DocumentKind, ReadDocument } from '@gongjian/domain/plan/source';

/** What the thread is given: one uploaded file. */
export type ReadingOrder = { readonly bytes: Uint8Array; readonly name: string; readonly sha256: string; readonly year: number | null };

/** What it says while it works and when it is done. */
export type ReadingNews =
  | { readonly step: 'reading' | 'recognising' }
  | {
      readonly step: 'done';
      readonly kind: DocumentKind;
      readonly text: string;
      readonly pageStarts: readonly number[];
      readonly draft: PlanDraft;
    }
  | { readonly step: 'refused'; readonly code: string; readonly zh: string };

const tell = (news: ReadingNews): void => parentPort?.postMessage(news);

/** Reads one document on a thread of its own, so that no file can hold up the server; its memory goes with the thread. */
async function readOrder({ bytes, name, sha256, year }: ReadingOrder): Promise<void> {
  try {
    tell({ step: 'reading' });
    const document = storable(await readDocument(bytes, name));
    tell({ step: 'recognising' });
    const draft = readPlan(document, year === null ? { name, sha256 } : { name, sha256, year });
    tell({ step: 'done', kind: document.kind, text: document.text, pageStarts: document.pageStarts, draft });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tell({ step: 'refused', code: error.code, zh: error.zh });
  }
}

/** PostgreSQL stores neither NUL nor half a character; each becomes the replacement character, so that offsets stay. */
const storable = (document: ReadDocument): ReadDocument => ({
  ...document,
  text: document.text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
});

if (parentPort) await readOrder(workerData as ReadingOrder);
