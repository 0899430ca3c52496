import 'fake-indexeddb/auto';
import type { Assignments, FieldSubmission, Received } from '@gongjian/contract/supervision-field';
import { newPhoneVisit } from '@gongjian/domain/supervision/field/on-the-phone';
import { emptyVisit } from '@gongjian/domain/supervision/field/visit-properties';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetPerson, holder, openPerson, type PersonDb, type StoredFile, type StoredVisit, setHolder } from './phone-db.ts';
import { addFile, addVisit, queueVisit, readAll, saveDraft, standingOf, tryAgain, unsentVisits } from './phone-store.ts';
import { sendWaiting } from './send.ts';

const VISIT = '11111111-1111-4111-8111-111111111111';
const TARGET = '22222222-2222-4222-8222-222222222222';
const PHOTO = '33333333-3333-4333-8333-333333333333';
const name = (n: number): string => `44444444-4444-4444-8444-44444444444${n}`;

const draft = emptyVisit('2022-06-02T01:00:00.000Z');
const visit: StoredVisit = {
  ...newPhoneVisit(VISIT, TARGET, { ...draft, answers: { cover: { value: 'no', note: '未苫盖', photos: [PHOTO] } } }),
  ...{ updatedAt: '', state: null, conflict: null, problems: [] },
};
const photo: StoredFile = {
  ...{ id: PHOTO, visitId: VISIT, targetId: TARGET, kind: 'photo', name: 'p.jpg', type: 'image/jpeg', size: 4, sha256: 'a'.repeat(64) },
  ...{ place: { longitude: 116.45, latitude: 39.92 }, takenAt: '2022-06-02T01:10:00.000Z', state: 'here', why: null },
};

/** What the wire carries: the server of this test, which may be gone, forget to answer, or say no. */
type Server = {
  readonly files: string[];
  readonly submissions: Map<string, FieldSubmission>;
  calls: string[];
  /** Cuts the wire on this path, before or after the server has done its part. */
  cut: { readonly path: string; readonly after: boolean } | null;
  refuses: Received['why'];
  loggedIn: boolean;
};
const made = (): Server => ({ files: [], submissions: new Map(), calls: [], cut: null, refuses: null, loggedIn: true });
let server: Server;

const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status });
const nobody = (): Assignments => ({
  ...{ person: { id: 'p', name: '李' }, today: '2022-06-02', readAt: '2022-06-02T02:00:00Z' },
  ...{ campaigns: [], checklists: [], visits: [] },
});

function answer(path: string, init: RequestInit): Response {
  if (!server.loggedIn) return json({ code: 'access.login_required' }, 401);
  if (path === '/api/field/assignments') return json(nobody());
  if (path === '/api/field/files') {
    server.files.push(String((init.body as FormData).get('id')));
    return json({ id: PHOTO });
  }
  const body = JSON.parse(String(init.body)) as { files: { id: string }[]; submissions: FieldSubmission[] };
  if (path === '/api/field/files/wanted')
    return json({ wanted: body.files.map(({ id }) => id).filter((id) => !server.files.includes(id)) });
  for (const each of body.submissions) server.submissions.set(each.instanceId, each);
  const received = body.submissions.map(
    ({ instanceId, visitId }): Received => ({
      ...{ instanceId, visitId, outcome: server.refuses === null ? 'applied' : 'refused', why: server.refuses },
      ...{ version: server.submissions.size, conflict: null, state: 'open', problems: [] },
    }),
  );
  return json({ received });
}

async function wire(path: string, init: RequestInit): Promise<Response> {
  server.calls.push(path);
  const cut = server.cut?.path === path ? server.cut : null;
  if (cut) server.cut = null;
  if (cut && !cut.after) throw new TypeError('network');
  const reply = answer(path, init);
  if (cut) throw new TypeError('network');
  return reply;
}

let db: PersonDb;
beforeEach(async () => {
  server = made();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => wire(path, init));
  db = await openPerson('p');
  await addVisit(db, visit);
  await addFile(db, photo, new Uint8Array([0xff, 0xd8, 0xff, 0xe0]).buffer);
});
afterEach(async () => {
  db.close();
  await forgetPerson('p');
  vi.unstubAllGlobals();
});
const hand = (n: number) => queueVisit(db, VISIT, { instanceId: name(n), branch: name(9) });
const standing = async () => standingOf((await readAll(db)).visits[0] ?? visit, await readAll(db), false);

describe('the outbox of a phone', () => {
  it('sends pictures before words, and is empty when the server has both', async () => {
    expect(await standing()).toBe('draft');
    await hand(1);
    expect(await standing()).toBe('here');
    expect(unsentVisits(await readAll(db))).toBe(1);
    expect(await sendWaiting(db)).toBe('all');
    expect(server.calls).toEqual(['/api/field/files/wanted', '/api/field/files', '/api/field/submissions', '/api/field/assignments']);
    expect(await standing()).toBe('sent');
    expect(unsentVisits(await readAll(db))).toBe(0);
    expect((await readAll(db)).visits[0]).toMatchObject({ version: 1, trunk: 1, branch: null });
  });

  it.each([
    ['/api/field/files', false],
    ['/api/field/files', true],
    ['/api/field/submissions', false],
    ['/api/field/submissions', true],
  ])('loses and doubles nothing when the wire is cut at %s (after the server’s part: %s)', async (path, after) => {
    await hand(1);
    server.cut = { path, after };
    expect(await sendWaiting(db)).toBe('unreachable');
    expect(await standing()).toBe('here');
    expect(await sendWaiting(db)).toBe('all');
    expect(server.files).toEqual([PHOTO]);
    expect([...server.submissions.keys()]).toEqual([name(1)]);
    expect(await standing()).toBe('sent');
  });

  it('keeps everything when the session has ended', async () => {
    await hand(1);
    server.loggedIn = false;
    expect(await sendWaiting(db)).toBe('login_required');
    expect(await standing()).toBe('here');
    server.loggedIn = true;
    expect(await sendWaiting(db)).toBe('all');
    expect(await standing()).toBe('sent');
  });

  it('shows what the server refused and sends it again only when its person asks for it', async () => {
    await hand(1);
    server.refuses = 'not_of_the_team';
    expect(await sendWaiting(db)).toBe('all');
    expect(await standing()).toBe('look');
    expect((await readAll(db)).queue).toMatchObject([{ state: 'look', why: 'not_of_the_team' }]);
    server.refuses = null;
    server.calls = [];
    await sendWaiting(db);
    expect(server.calls).toEqual(['/api/field/assignments']);
    await tryAgain(db, VISIT);
    await sendWaiting(db);
    expect(await standing()).toBe('sent');
  });

  it('puts an edit made while the first is on its way behind it, on its own branch', async () => {
    await hand(1);
    await saveDraft(db, VISIT, { ...visit.draft, signer: '王工' }, '');
    await hand(2);
    expect(await hand(3)).toBe(false);
    await sendWaiting(db);
    expect(
      [...server.submissions.values()].map(({ action, base, trunk, branch, said }) => [action, base, trunk, branch, said.signer]),
    ).toEqual([
      ['create', null, null, null, ''],
      ['update', 1, null, name(9), '王工'],
    ]);
  });

  it('does not send a picture that was taken and thrown away', async () => {
    await saveDraft(db, VISIT, draft, '');
    await hand(1);
    await sendWaiting(db);
    expect(server.files).toEqual([]);
    expect(unsentVisits(await readAll(db))).toBe(0);
  });
});

describe('a phone that several people use', () => {
  it('keeps a store for each, and forgets a person wholly', async () => {
    await setHolder({ id: 'p', login: 'li', name: '李' });
    const other = await openPerson('q');
    expect((await readAll(other)).visits).toEqual([]);
    other.close();
    db.close();
    await forgetPerson('p');
    expect(await holder()).toBeNull();
    db = await openPerson('p');
    expect(await readAll(db)).toEqual({ assignments: null, visits: [], files: [], queue: [] });
  });
});
