import type { Assignments, FieldRefusal, FieldSubmission } from '@gongjian/contract/supervision-field';
import type { PhoneVisit } from '@gongjian/domain/supervision/field/on-the-phone';
import type { Place } from '@gongjian/domain/supervision/model';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

/** Who uses this phone now. Nothing else is known of a person before their own store is opened. */
export type Holder = { readonly id: string; readonly login: string; readonly name: string };

/** A visit with what the server has said of it. */
export type StoredVisit = PhoneVisit & {
  readonly updatedAt: string;
  readonly state: 'open' | 'submitted' | null;
  readonly conflict: 'soft' | 'hard' | null;
  readonly problems: readonly { readonly code: string; readonly at: readonly (string | number)[] }[];
};

/** A picture, without its bytes. */
export type StoredFile = {
  readonly id: string;
  readonly visitId: string;
  readonly targetId: string;
  readonly kind: 'photo' | 'signature';
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly place: Place | null;
  readonly takenAt: string;
  readonly state: 'here' | 'sent' | 'look';
  readonly why: string | null;
};

/** A submission that has not been confirmed. */
export type Queued = {
  readonly seq: number;
  readonly submission: FieldSubmission;
  readonly state: 'here' | 'look';
  readonly why: FieldRefusal | null;
};

interface PersonSchema extends DBSchema {
  assignments: { key: 'now'; value: Assignments };
  visits: { key: string; value: StoredVisit };
  files: { key: string; value: StoredFile; indexes: { visitId: string } };
  bytes: { key: string; value: ArrayBuffer };
  queue: { key: number; value: Omit<Queued, 'seq'> & { seq?: number } };
}
export type PersonDb = IDBPDatabase<PersonSchema>;

interface PhoneSchema extends DBSchema {
  holder: { key: 'now'; value: Holder };
}

const PHONE = 'gongjian-field';
const nameOf = (personId: string): string => `${PHONE}:${personId}`;

/** Every person has a store of their own on the phone; nobody else's is ever opened. */
export const openPerson = (personId: string): Promise<PersonDb> =>
  openDB<PersonSchema>(nameOf(personId), 1, {
    upgrade(db) {
      db.createObjectStore('assignments');
      db.createObjectStore('visits', { keyPath: 'id' });
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('visitId', 'visitId');
      db.createObjectStore('bytes');
      db.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true });
    },
  });

const openPhone = (): Promise<IDBPDatabase<PhoneSchema>> =>
  openDB<PhoneSchema>(PHONE, 1, {
    upgrade(db) {
      db.createObjectStore('holder');
    },
  });

export async function holder(): Promise<Holder | null> {
  const phone = await openPhone();
  const now = await phone.get('holder', 'now');
  phone.close();
  return now ?? null;
}

export async function setHolder(person: Holder | null): Promise<void> {
  const phone = await openPhone();
  if (person === null) await phone.delete('holder', 'now');
  else await phone.put('holder', person, 'now');
  phone.close();
}

/** Takes everything of a person off this phone. */
export async function forgetPerson(personId: string): Promise<void> {
  await deleteDB(nameOf(personId));
  if ((await holder())?.id === personId) await setHolder(null);
}
