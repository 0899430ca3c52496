import type { Assignments, FieldSubmission, Received } from '@gongjian/contract/supervision-field';
import { adopt, confirmed, type Names, tell, untold } from '@gongjian/domain/supervision/field/on-the-phone';
import type { FieldVisit } from '@gongjian/domain/supervision/field/visit-properties';
import type { PersonDb, Queued, StoredFile, StoredVisit } from './phone-db.ts';

/** All a person has on the phone, as the screens show it. */
export type OnPhone = {
  readonly assignments: Assignments | null;
  readonly visits: readonly StoredVisit[];
  readonly files: readonly StoredFile[];
  readonly queue: readonly Queued[];
};

export async function readAll(db: PersonDb): Promise<OnPhone> {
  const tx = db.transaction(['assignments', 'visits', 'files', 'queue']);
  const [assignments, visits, files, queue] = await Promise.all([
    tx.objectStore('assignments').get('now'),
    tx.objectStore('visits').getAll(),
    tx.objectStore('files').getAll(),
    tx.objectStore('queue').getAll(),
  ]);
  return { assignments: assignments ?? null, visits, files, queue: queue as Queued[] };
}

export const addVisit = (db: PersonDb, visit: StoredVisit): Promise<unknown> => db.put('visits', visit);

/** Writes only what is on the screen: what the server says of the visit may arrive at the same moment. */
export async function saveDraft(db: PersonDb, id: string, draft: FieldVisit, now: string): Promise<void> {
  const tx = db.transaction('visits', 'readwrite');
  const visit = await tx.store.get(id);
  if (visit) await tx.store.put({ ...visit, draft, updatedAt: now });
  await tx.done;
}

export async function addFile(db: PersonDb, file: StoredFile, bytes: ArrayBuffer): Promise<void> {
  const tx = db.transaction(['files', 'bytes'], 'readwrite');
  await Promise.all([tx.objectStore('files').put(file), tx.objectStore('bytes').put(bytes, file.id), tx.done]);
}

export async function dropFile(db: PersonDb, id: string): Promise<void> {
  const tx = db.transaction(['files', 'bytes'], 'readwrite');
  await Promise.all([tx.objectStore('files').delete(id), tx.objectStore('bytes').delete(id), tx.done]);
}

export const bytesOf = (db: PersonDb, id: string): Promise<ArrayBuffer | undefined> => db.get('bytes', id);

export async function markFile(db: PersonDb, id: string, state: StoredFile['state'], why: string | null = null): Promise<void> {
  const tx = db.transaction('files', 'readwrite');
  const file = await tx.store.get(id);
  if (file) await tx.store.put({ ...file, state, why });
  await tx.done;
}

/** Puts what is new in a visit into the outbox: the visit and its submission together or not at all. False when nothing is new. */
export async function queueVisit(db: PersonDb, visitId: string, names: Names): Promise<boolean> {
  const tx = db.transaction(['visits', 'queue'], 'readwrite');
  const visit = await tx.objectStore('visits').get(visitId);
  const told = visit ? tell(visit, names) : null;
  if (visit && told) {
    const { recordId, subject, data, ...rest } = told.submission;
    const submission: FieldSubmission = { ...rest, visitId: recordId, targetId: subject ?? visit.targetId, said: { ...data } };
    await tx.objectStore('visits').put({ ...visit, ...told.visit });
    await tx.objectStore('queue').add({ submission, state: 'here', why: null });
  }
  await tx.done;
  return told !== null;
}

/** What the server has said: what is safe there leaves the outbox, what it refused stays for a person to see. */
export async function takeReceipts(db: PersonDb, receipts: readonly Received[]): Promise<void> {
  const tx = db.transaction(['visits', 'queue'], 'readwrite');
  const queue = (await tx.objectStore('queue').getAll()) as Queued[];
  for (const receipt of receipts) {
    const queued = queue.find(({ submission }) => submission.instanceId === receipt.instanceId);
    if (!queued) continue;
    if (receipt.outcome === 'refused') await tx.objectStore('queue').put({ ...queued, state: 'look', why: receipt.why });
    else await tx.objectStore('queue').delete(queued.seq);
  }
  const left = ((await tx.objectStore('queue').getAll()) as Queued[]).map(({ submission }) => submission.visitId);
  for (const receipt of receipts) {
    const visit = await tx.objectStore('visits').get(receipt.visitId);
    if (visit) await tx.objectStore('visits').put(heard(visit, receipt, left));
  }
  await tx.done;
}

function heard(visit: StoredVisit, { version, state, conflict, problems }: Received, left: readonly string[]): StoredVisit {
  const said = { ...visit, state, conflict, problems };
  return left.includes(visit.id) ? said : { ...said, ...confirmed(visit, version) };
}

/** What the person took along, anew; visits are taken over where nothing here is unsaid or on its way. */
export async function takeAssignments(db: PersonDb, assignments: Assignments): Promise<void> {
  const tx = db.transaction(['assignments', 'visits', 'queue'], 'readwrite');
  await tx.objectStore('assignments').put(assignments, 'now');
  const waiting = ((await tx.objectStore('queue').getAll()) as Queued[]).map(({ submission }) => submission.visitId);
  for (const known of assignments.visits) {
    const visit = await tx.objectStore('visits').get(known.id);
    if (!visit || waiting.includes(known.id)) continue;
    await tx.objectStore('visits').put({ ...visit, ...adopt(visit, known), state: known.state, conflict: known.conflict });
  }
  await tx.done;
}

/** Puts back into the outbox what was refused, when its person has mended it or wants to try again. */
export async function tryAgain(db: PersonDb, visitId: string): Promise<void> {
  const tx = db.transaction(['queue', 'files'], 'readwrite');
  for (const queued of (await tx.objectStore('queue').getAll()) as Queued[])
    if (queued.submission.visitId === visitId) await tx.objectStore('queue').put({ ...queued, state: 'here', why: null });
  for (const file of await tx.objectStore('files').index('visitId').getAll(visitId))
    if (file.state === 'look') await tx.objectStore('files').put({ ...file, state: 'here', why: null });
  await tx.done;
}

/** The pictures a visit speaks of; one taken and thrown away stays behind. */
export const namedIn = ({ draft }: StoredVisit): Set<string> =>
  new Set([...Object.values(draft.answers).flatMap(({ photos }) => photos), ...(draft.signatureId === null ? [] : [draft.signatureId])]);

export type Standing = 'draft' | 'here' | 'sending' | 'sent' | 'look';

/** 在本机、发送中、已发送、需处理. */
export function standingOf(visit: StoredVisit, { files, queue }: OnPhone, sending: boolean): Standing {
  const queued = queue.filter(({ submission }) => submission.visitId === visit.id);
  const named = namedIn(visit);
  const pictures = files.filter(({ id }) => named.has(id));
  if (queued.some(({ state }) => state === 'look') || pictures.some(({ state }) => state === 'look')) return 'look';
  if (queued.length > 0) return sending ? 'sending' : 'here';
  if (visit.version === null || Object.keys(untold(visit)).length > 0) return 'draft';
  if (visit.conflict === 'hard' || visit.problems.length > 0) return 'look';
  return 'sent';
}

/** How many visits have something the server has not: what leaving the phone would lose. */
export function unsentVisits({ visits, files, queue }: OnPhone): number {
  const waiting = new Set([
    ...queue.map(({ submission }) => submission.visitId),
    ...visits.filter((visit) => files.some(({ id, state }) => state !== 'sent' && namedIn(visit).has(id))).map(({ id }) => id),
    ...visits.filter((visit) => Object.keys(untold(visit)).length > 0).map(({ id }) => id),
  ]);
  return waiting.size;
}
