import type { FieldVisit } from '@gongjian/domain/supervision/field/visit-properties';
import { randomId } from '../ui/random-key.ts';
import { type Holder, openPerson, type StoredFile, type StoredVisit } from './phone-db.ts';
import { addFile, addVisit, bytesOf, dropFile, type OnPhone, queueVisit, readAll, saveDraft, tryAgain } from './phone-store.ts';
import { type Sent, sendWaiting } from './send.ts';

export type FieldState = OnPhone & {
  readonly online: boolean;
  readonly sending: boolean;
  /** How the last sending ended. */
  readonly sent: Sent | null;
};

/** The phone in a person's hand: what is on it, and what can be done with it. Every deed is on the phone before it is anywhere else. */
export type Field = {
  readonly person: Holder;
  readonly state: () => FieldState;
  readonly listen: (tell: () => void) => () => void;
  readonly begin: (visit: StoredVisit) => Promise<void>;
  /** From what is there now, not from what a screen saw: a photo takes a while. */
  readonly edit: (id: string, change: (draft: FieldVisit) => FieldVisit) => void;
  readonly addPicture: (file: StoredFile, bytes: ArrayBuffer) => Promise<void>;
  readonly dropPicture: (id: string) => Promise<void>;
  readonly picture: (id: string) => Promise<ArrayBuffer | undefined>;
  /** Into the outbox, and away when there is a network. */
  readonly hand: (id: string) => Promise<void>;
  /** All that is written and not in the outbox yet, such as before leaving. */
  readonly handAll: () => Promise<void>;
  readonly again: (visitId: string) => Promise<void>;
  readonly send: () => Promise<void>;
  readonly close: () => void;
};

const AGAIN_MS = 30_000;

export async function openField(person: Holder): Promise<Field> {
  const db = await openPerson(person.id);
  let state: FieldState = { ...(await readAll(db)), online: navigator.onLine, sending: false, sent: null };
  const listeners = new Set<() => void>();
  const set = (change: Partial<FieldState>): void => {
    state = { ...state, ...change };
    for (const tell of listeners) tell();
  };
  /** Writes follow one another; what is read back has seen them all. */
  let writing: Promise<unknown> = Promise.resolve();
  const write = (work: () => Promise<unknown>): Promise<void> => {
    writing = writing.then(work, work);
    return writing.then(() => undefined);
  };
  let closed = false;
  const refresh = async (): Promise<void> => {
    await writing;
    if (!closed) set(await readAll(db));
  };
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    await write(work);
    await refresh();
  };

  const send = async (): Promise<void> => {
    if (state.sending || closed) return;
    set({ sending: true });
    const sent = await onlyOne(async (): Promise<Sent> => {
      await writing;
      return sendWaiting(db).catch((): Sent => 'failed');
    });
    set({ sending: false, sent, online: navigator.onLine });
    await refresh();
  };
  const field: Field = {
    person,
    state: () => state,
    listen: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    begin: (visit) => change(() => addVisit(db, visit)),
    edit: (id, change) => {
      const before = state.visits.find((visit) => visit.id === id);
      if (!before) return;
      const [draft, now] = [change(before.draft), new Date().toISOString()];
      set({ visits: state.visits.map((visit) => (visit.id === id ? { ...visit, draft, updatedAt: now } : visit)) });
      void write(() => saveDraft(db, id, draft, now));
    },
    addPicture: (file, bytes) => change(() => addFile(db, file, bytes)),
    dropPicture: (id) => change(() => dropFile(db, id)),
    picture: (id) => bytesOf(db, id),
    hand: async (id) => {
      await change(() => queueVisit(db, id, { instanceId: randomId(), branch: randomId() }));
      void send();
    },
    handAll: async () => {
      for (const { id } of state.visits) await write(() => queueVisit(db, id, { instanceId: randomId(), branch: randomId() }));
      await refresh();
      await send();
    },
    again: async (visitId) => {
      await change(() => tryAgain(db, visitId));
      await send();
    },
    send,
    close: () => {
      closed = true;
      forget();
      db.close();
    },
  };
  const forget = keepSending(field, set);
  return field;
}

/** Only one window of the phone sends at a time; the other waits its turn and finds nothing left. */
const onlyOne = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request('gongjian-field-send', work) as Promise<T>) : work();

/** Sends at the start, when the network comes back, and now and then while something waits. */
function keepSending(field: Field, set: (change: Partial<FieldState>) => void): () => void {
  const online = (): void => {
    set({ online: true });
    void field.send();
  };
  const offline = (): void => set({ online: false });
  const hand = (): void => {
    const { queue, sent } = field.state();
    if (sent !== 'login_required' && queue.some(({ state }) => state === 'here')) void field.send();
  };
  addEventListener('online', online);
  addEventListener('offline', offline);
  const clock = setInterval(hand, AGAIN_MS);
  if (navigator.onLine) void field.send();
  return () => {
    removeEventListener('online', online);
    removeEventListener('offline', offline);
    clearInterval(clock);
  };
}
