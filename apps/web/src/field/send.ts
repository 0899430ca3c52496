import { MOST_SUBMISSIONS, readAssignments, sendFile, sendSubmissions, wantedFiles } from '@gongjian/contract/supervision-field';
import { call, refusalIn, SaidNo } from '../ui/call.ts';
import type { PersonDb, StoredFile, StoredVisit } from './phone-db.ts';
import { bytesOf, markFile, namedIn, type OnPhone, readAll, takeAssignments, takeReceipts } from './phone-store.ts';

/** How sending ended. What did not leave stays on the phone and leaves the next time. */
export type Sent = 'all' | 'unreachable' | 'login_required' | 'failed';

/** Sends what waits, visit by visit: first its pictures, then its words, so that nothing arrives without its proof. */
export async function sendWaiting(db: PersonDb): Promise<Sent> {
  try {
    const before = await readAll(db);
    for (const visit of before.visits.filter(({ id }) => isWaiting(before, id))) await sendVisit(db, visit);
    await takeAssignments(db, await call(readAssignments, {}));
    return 'all';
  } catch (error) {
    if (!(error instanceof SaidNo)) throw error;
    if (error.code === 'unreachable') return 'unreachable';
    return error.code === 'access.login_required' ? 'login_required' : 'failed';
  }
}

const isWaiting = ({ queue }: OnPhone, visitId: string): boolean =>
  queue.some(({ submission, state }) => submission.visitId === visitId && state === 'here');

async function sendVisit(db: PersonDb, visit: StoredVisit): Promise<void> {
  const { files } = await readAll(db);
  const named = namedIn(visit);
  await sendFiles(
    db,
    files.filter(({ id, state }) => named.has(id) && state === 'here'),
  );
  // What was queued while the pictures were on their way goes along.
  const waiting = (await readAll(db)).queue.filter(({ submission, state }) => submission.visitId === visit.id && state === 'here');
  for (let at = 0; at < waiting.length; at += MOST_SUBMISSIONS) {
    const submissions = waiting.slice(at, at + MOST_SUBMISSIONS).map(({ submission }) => submission);
    const { received } = await call(sendSubmissions, { body: { submissions } });
    await takeReceipts(db, received);
  }
}

async function sendFiles(db: PersonDb, files: readonly StoredFile[]): Promise<void> {
  if (files.length === 0) return;
  const asked = files.map(({ id, visitId, sha256 }) => ({ id, visitId, sha256 }));
  const { wanted } = await call(wantedFiles, { body: { files: asked } });
  for (const file of files) {
    if (wanted.includes(file.id)) await sendOne(db, file);
    else await markFile(db, file.id, 'sent');
  }
}

async function sendOne(db: PersonDb, file: StoredFile): Promise<void> {
  const bytes = await bytesOf(db, file.id);
  if (!bytes) return markFile(db, file.id, 'look', 'bytes_gone');
  try {
    await post(file, bytes);
    await markFile(db, file.id, 'sent');
  } catch (error) {
    if (!(error instanceof SaidNo) || error.code !== 'supervision.file_refused') throw error;
    await markFile(db, file.id, 'look', error.problems[0]?.code ?? error.code);
  }
}

async function post(file: StoredFile, bytes: ArrayBuffer): Promise<void> {
  const { id, visitId, targetId, kind, sha256, takenAt, place } = file;
  const form = new FormData();
  const said = { id, visitId, targetId, kind, sha256, takenAt, ...(place ?? {}) };
  for (const [name, value] of Object.entries(said)) form.append(name, String(value));
  form.append('file', new Blob([bytes], { type: file.type }), file.name);
  const reply = await fetch(sendFile.path, { method: 'POST', body: form, credentials: 'same-origin' }).catch(() => {
    throw new SaidNo('unreachable');
  });
  if (!reply.ok) throw refusalIn(await reply.text(), reply.status);
}
