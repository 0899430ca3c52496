import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PlanDraft } from '@gongjian/domain/plan/draft';
import type { DocumentKind } from '@gongjian/domain/plan/source';
import { countCodePoints } from '@gongjian/domain/plan/span';
import { Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import type { ReadingNews, ReadingOrder } from './read-plan-worker.ts';
import { ReadingRoom } from './reading-room.ts';

/** An uploaded file as read: nothing of it is stored yet. */
export type ReadUpload = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly characters: number;
  readonly pageStarts: readonly number[];
  readonly draft: PlanDraft;
};

export type ReadingLimits = { readonly seconds: number; readonly megabytes: number };
const DEFAULT_LIMITS: ReadingLimits = { seconds: 60, megabytes: 768 };

/** Reads a file on a thread with a limit of time and memory. What cannot be read is refused with what to do. */
export async function readUpload(
  { name, bytes }: Upload,
  year: number | null,
  tell: (step: 'reading' | 'recognising') => void,
  limits = DEFAULT_LIMITS,
): Promise<ReadUpload> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const order: ReadingOrder = { bytes, name, sha256, year };
  const news = await room.read(() => runThread(order, tell, limits));
  if (news.step === 'refused') throw unreadable(news.code, news.zh);
  if (!hasMeasures(news.draft)) throw new Refused('plan.not_a_plan', [{ code: 'no_measures', at: ['file'] }]);
  const { kind, text, pageStarts, draft } = news;
  return { name, bytes, sha256, kind, text, characters: countCodePoints(text), pageStarts, draft };
}

/** Each thread may take hundreds of megabytes: few at a time. */
const room = new ReadingRoom(2, 20);

type Ended = Extract<ReadingNews, { step: 'done' | 'refused' }>;

const inSource = import.meta.url.endsWith('.ts');

/** From source the thread must first learn to read TypeScript; the built program has the thread as a file beside it. */
function startThread(order: ReadingOrder, megabytes: number): Worker {
  const options = { workerData: order, resourceLimits: { maxOldGenerationSizeMb: megabytes } };
  if (!inSource) return new Worker(new URL('./read-plan-worker.mjs', import.meta.url), options);
  const loader = JSON.stringify(
    pathToFileURL(
      createRequire(import.meta.url)
        .resolve('tsx/esm/api')
        .replace(/cjs$/, 'mjs'),
    ),
  );
  const source = JSON.stringify(new URL('./read-plan-worker.ts', import.meta.url));
  return new Worker(`import(${loader}).then(({ register }) => (register(), import(${source})))`, { ...options, eval: true });
}

function runThread(
  order: ReadingOrder,
  tell: (step: 'reading' | 'recognising') => void,
  { seconds, megabytes }: ReadingLimits,
): Promise<Ended> {
  const worker = startThread(order, megabytes);
  return new Promise<Ended>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooMuch('time')), seconds * 1000);
    timer.unref();
    worker.on('message', (news: ReadingNews) => {
      if (news.step === 'done' || news.step === 'refused') resolve(news);
      else tell(news.step);
    });
    worker.on('error', (error: Error & { code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('memory') : error));
    worker.on('exit', () => reject(new Error('the reading thread ended without a word')));
  }).finally(() => worker.terminate());
}

const tooMuch = (what: 'time' | 'memory'): Refused => new Refused('plan.reading_took_too_long', [{ code: what, at: ['file'] }]);

function unreadable(code: string, message: string): Refused {
  const problem = { code, at: ['file'], message };
  return new Refused('plan.unreadable', [problem]);
}

const hasMeasures = ({ plans }: PlanDraft): boolean =>
  plans.some(({ sections }) => sections.some(({ tasks }) => tasks.some(({ measures }) => measures.length > 0)));
