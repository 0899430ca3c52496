import { describe, expect, it } from 'vitest';
import { applySubmission } from './apply.ts';
import { approve, editAtDesk, removeRecord, resolveConflict, withdraw } from './at-the-desk.ts';
import { forceHeld } from './force.ts';
import { type FieldRules, latest, nothingYet, type Properties, plainRules, type RecordState, type Submission, type Told } from './model.ts';

/**
 * The 41 cases of offline updates, as ODK Central (getodk/central-backend, Apache-2.0) states them in
 * test/integration/api/offline-entities.js: what is sent in which order, and what must have become of it. Told here of a site and its
 * visit: `old` is known to the server as version 1, `fresh` is made on the phone.
 */

const DAY = 86_400_000;
type World = { readonly state: RecordState; readonly now: number; readonly rules: FieldRules; readonly told: readonly Told[] };
type Do = (world: World) => World;

const began: World = { state: nothingYet, now: 0, rules: plainRules, told: [] };
const old: World = {
  ...began,
  state: applySubmission(nothingYet, create('made', { site: '甲', area: '22' }, '工地甲'), 0).state,
};
const approving: FieldRules = { createsNeedApproval: true };

function create(instanceId: string, data: Properties, subject: string | null): Submission {
  return { instanceId, deprecates: null, recordId: 'r', action: 'create', base: null, trunk: null, branch: null, subject, data };
}
type Update = Partial<Omit<Submission, 'data'>> & { readonly data?: Properties };
/** Of the old record: branch b from trunk 1, unless said otherwise. */
const edit = (instanceId: string, rest: Update = {}): Submission => ({
  ...create(instanceId, { state: 'arrived' }, null),
  ...{ action: 'update', base: 1, trunk: 1, branch: 'b' },
  ...rest,
});
const whole = { site: '乙', area: '20', state: 'new' };
const fresh = create('fresh', whole, '工地乙');
/** Of the record made on the phone: no trunk, and every property said again, as its form does. */
const later = (instanceId: string, base: number, data: Properties = {}, rest: Update = {}): Submission =>
  edit(instanceId, { base, trunk: null, subject: '工地乙', ...rest, data: { ...whole, ...data } });
const only = (submission: Submission, data: Properties): Submission => ({ ...submission, subject: null, data });

const step = (world: World, { state, told }: { state: RecordState; told: readonly Told[] }): World => ({
  ...world,
  state,
  told: [...world.told, ...told],
});
const send =
  (submission: Submission): Do =>
  (world) =>
    step(world, applySubmission(world.state, submission, world.now, world.rules));
const wait =
  (days: number): Do =>
  (world) => ({ ...world, now: world.now + days * DAY });
const force: Do = (world) => step(world, forceHeld(world.state, world.now, world.rules));
const forceAll: Do = (world) => force(wait(8)(world));
const state =
  (change: (state: RecordState) => RecordState): Do =>
  (world) => ({ ...world, state: change(world.state) });
const desk = (data: Properties, subject: string | null = null): Do => state((now) => editAtDesk(now, data, subject));
const resolve = state(resolveConflict);
const remove = state(removeRecord);
const takeBack = (id: string): Do => state((now) => withdraw(now, id));
const allow =
  (id: string): Do =>
  (world) =>
    step(world, approve(world.state, id, world.now, world.rules));
const needing =
  (rules: FieldRules): Do =>
  (world) => ({ ...world, rules });

const short = (told: Told): string =>
  told.what === 'refused' ? `${told.instanceId} refused ${told.why}` : `${told.instanceId} ${told.what}`;

/** What the case says of the outcome; what it does not say is not asked. */
type Outcome = {
  readonly version?: number;
  readonly data?: Properties;
  readonly subject?: string;
  readonly base?: number | null;
  readonly branch?: string | null;
  readonly branchBase?: number | null;
  readonly trunk?: number | null;
  readonly held?: number;
  readonly conflict?: 'soft' | 'hard' | null;
  readonly conflicts?: readonly ('soft' | 'hard' | null)[];
  readonly conflicting?: readonly string[];
  readonly told?: readonly string[];
};
function outcome({ state, told }: World, asked: Outcome): Outcome {
  const now = latest(state);
  const all: Outcome = {
    version: now?.version ?? 0,
    data: now?.data ?? {},
    subject: now?.subject ?? '',
    base: now?.base ?? null,
    branch: now?.branch ?? null,
    branchBase: now?.branchBase ?? null,
    trunk: now?.trunk ?? null,
    held: state.held.length,
    conflict: state.conflict,
    conflicts: state.versions.map(({ conflict }) => conflict),
    conflicting: [...(now?.conflicting ?? [])].sort(),
    told: told.map(short),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in asked)) as Outcome;
}

type Case = readonly [n: number, says: string, from: World, deeds: readonly Do[], outcome: Outcome];
const oldData = { site: '甲', area: '22' };
const none = { base: null, branch: null, branchBase: null, trunk: null };

const cases: readonly Case[] = [
  // What is read of a submission
  [1, 'a create has neither base nor trunk nor branch', began, [send(fresh)], { version: 1, data: whole, ...none }],
  [
    2,
    'an update keeps its branch, base and trunk',
    old,
    [send(edit('one'))],
    { version: 2, base: 1, data: { ...oldData, state: 'arrived' }, branch: 'b', branchBase: 1, trunk: 1 },
  ],
  [
    3,
    'without branch and trunk it is an update like any other',
    old,
    [send(edit('one', { branch: null, trunk: null }))],
    { version: 2, ...none, base: 1, data: { ...oldData, state: 'arrived' } },
  ],
  [
    4,
    'a trunk without a branch is refused',
    old,
    [send(edit('one', { branch: null }))],
    { version: 1, data: oldData, ...none, told: ['one refused branch_missing'] },
  ],

  // Branches in order
  [
    5,
    'updates of one branch follow one another',
    old,
    [send(edit('one')), send(edit('two', { base: 2, data: { state: 'departed' } }))],
    { version: 3, base: 2, data: { ...oldData, state: 'departed' }, branch: 'b', branchBase: 2, trunk: 1 },
  ],
  [
    6,
    'a branch in order, when the server has gone on',
    old,
    [desk({}, '工地甲（二期）'), send(edit('one')), send(edit('two', { base: 2, data: { state: 'departed' } }))],
    { version: 4, base: 3, data: { ...oldData, state: 'departed' }, branch: 'b', branchBase: 2, trunk: 1 },
  ],
  [
    7,
    'a branch in order, interrupted',
    old,
    [desk({}, '改名'), send(edit('one')), desk({}, '再改名'), send(edit('two', { base: 2, data: { state: 'departed' } }))],
    { version: 5, base: 3, data: { ...oldData, state: 'departed' }, branch: 'b', branchBase: 2, trunk: 1 },
  ],
  [
    8,
    'a branch that begins with a create',
    began,
    [send(fresh), send(later('two', 1, { state: 'checked' }))],
    { version: 2, base: 1, data: { ...whole, state: 'checked' }, branch: 'b', trunk: null, branchBase: 1 },
  ],
  [
    9,
    'create, update, update, with edits at the desk in between',
    began,
    [
      send(fresh),
      desk({ area: '30' }),
      send(only(later('two', 1), { state: 'arrived' })),
      desk({ area: '40' }),
      send(only(later('three', 2), { state: 'complete' })),
    ],
    { version: 5, base: 3, data: { site: '乙', area: '40', state: 'complete' }, branch: 'b', trunk: null, branchBase: 2 },
  ],

  // Out of order
  [
    10,
    'what comes too early waits, without complaint',
    old,
    [send(edit('one', { base: 2 }))],
    { version: 1, data: oldData, told: ['one held'] },
  ],
  [
    11,
    'what comes too early waits, also when its branch has begun',
    old,
    [send(edit('one')), send(edit('three', { base: 3, data: { state: 'departed' } }))],
    { version: 2, base: 1, data: { ...oldData, state: 'arrived' }, branch: 'b', branchBase: 1, trunk: 1, held: 1 },
  ],
  [
    12,
    'a trunk the server never had is refused, not held',
    old,
    [send(edit('one', { trunk: 2 }))],
    { version: 1, data: oldData, ...none, held: 0, told: ['one refused version_not_found'] },
  ],
  [
    13,
    'the third update before the second',
    old,
    [
      send(edit('one')),
      send(edit('three', { base: 3, data: { state: 'departed' } })),
      send(edit('two', { base: 2, data: { state: 'working' } })),
    ],
    { version: 4, base: 3, data: { ...oldData, state: 'departed' }, branch: 'b', branchBase: 3, trunk: 1, held: 0 },
  ],
  [
    14,
    'an update before the create',
    began,
    [send(later('two', 1, { state: 'checked' })), send(fresh)],
    { version: 2, base: 1, data: { ...whole, state: 'checked' }, branch: 'b', trunk: null, branchBase: 1, held: 0 },
  ],
  [
    15,
    'everything backwards',
    began,
    [send(later('three', 2, { state: 'working' })), send(later('two', 1, { state: 'checked' })), send(fresh)],
    { version: 3, base: 2, data: { ...whole, state: 'working' }, branch: 'b', trunk: null, branchBase: 2, held: 0 },
  ],
  [
    16,
    'holding and forcing leave their trace',
    old,
    [send(edit('two', { base: 2 })), forceAll],
    { told: ['two held', 'two forced', 'two applied'], version: 2 },
  ],
  [
    17,
    'so do an update made a create and the create that comes after it',
    began,
    [send(later('two', 1, { state: 'checked' })), forceAll, send(fresh)],
    { told: ['two held', 'two forced', 'two applied', 'fresh applied'], version: 2 },
  ],
  [
    18,
    'and what is released by the one before it',
    old,
    [send(edit('two', { base: 2, data: { state: 'working' } })), send(edit('one'))],
    { told: ['two held', 'one applied', 'two released', 'two applied'], version: 3, data: { ...oldData, state: 'working' } },
  ],

  // Creates that must be approved
  [
    19,
    'what is held is not taken twice, however often it is looked at',
    { ...old, rules: approving },
    [
      send(edit('two', { base: 2 })),
      needing(plainRules),
      send(edit('two', { base: 2 })),
      (world) => ({ ...world, told: [...world.told, { what: 'held', instanceId: `(${world.state.held.length} waits)` }] }),
      send(edit('one', { data: { state: 'waiting' } })),
    ],
    { version: 3, held: 0, told: ['two held', 'two already', '(1 waits) held', 'one applied', 'two released', 'two applied'] },
  ],
  [
    20,
    'a branch waits until its create is approved',
    { ...began, rules: approving },
    [send(fresh), send(later('two', 1, { state: 'checked' })), allow('fresh')],
    {
      version: 2,
      base: 1,
      data: { ...whole, state: 'checked' },
      branch: 'b',
      trunk: null,
      branchBase: 1,
      held: 0,
      told: ['fresh waiting', 'two held', 'fresh applied', 'two released', 'two applied'],
    },
  ],
  [
    21,
    'where creates must be approved no update becomes one',
    { ...began, rules: approving },
    [send(later('two', 1)), forceAll],
    { version: 0, held: 0, told: ['two held', 'two forced', 'two dropped'] },
  ],

  // After seven days
  [
    22,
    'an update whose predecessor is lost',
    old,
    [send(edit('two', { base: 2 })), forceAll],
    { version: 2, base: 1, data: { ...oldData, state: 'arrived' }, branch: 'b', trunk: 1, branchBase: 2, held: 0 },
  ],
  [
    23,
    'two updates whose predecessor is lost',
    old,
    [send(edit('two', { base: 2 })), send(edit('three', { base: 3, data: { state: 'departed' } })), forceAll],
    { version: 3, base: 2, data: { ...oldData, state: 'departed' }, branch: 'b', trunk: 1, branchBase: 3, held: 0 },
  ],
  [
    24,
    'an update becomes a create',
    began,
    [send(only(later('two', 2), { state: 'arrived' })), forceAll],
    { version: 1, data: { state: 'arrived' }, subject: '', branch: 'b', branchBase: 2, trunk: null, base: null, held: 0 },
  ],
  [
    24,
    'an update that says everything but its subject becomes a create',
    began,
    [send({ ...later('two', 2), subject: null }), forceAll],
    { version: 1, data: whole, subject: '', branch: 'b', branchBase: 2, trunk: null, base: null, held: 0 },
  ],
  [
    25,
    'an update becomes a create and the next follows it',
    began,
    [send(only(later('two', 1), { state: 'arrived' })), send(only(later('three', 2), { site: '丙', state: 'checked' })), forceAll],
    { version: 2, data: { state: 'checked', site: '丙' }, subject: '', branch: 'b', base: 1, branchBase: 2, trunk: null, held: 0 },
  ],
  [
    25,
    'and a much later one after that',
    began,
    [
      send(only(later('two', 1), { state: 'arrived' })),
      send(only(later('three', 2), { site: '丙', state: 'checked' })),
      forceAll,
      send(only(later('eleven', 10), { site: '丙', state: 'registered' })),
      forceAll,
    ],
    { version: 3, data: { state: 'registered', site: '丙' }, subject: '', branch: 'b', base: 2, branchBase: 10, trunk: null, held: 0 },
  ],
  [
    26,
    'an update becomes a create',
    began,
    [send(only(later('two', 1), { state: 'checked' })), forceAll],
    { version: 1, data: { state: 'checked' }, branch: 'b', branchBase: 1, base: null, trunk: null, conflict: null, held: 0 },
  ],
  [
    26,
    'and the create that comes after it becomes an update',
    began,
    [send(only(later('two', 1), { state: 'checked' })), forceAll, send(fresh)],
    { version: 2, data: whole, conflict: 'hard', base: 1, branchBase: null, trunk: null, branch: null },
  ],
  [
    27,
    'a late create is still read as a create',
    began,
    [send(only(later('two', 1), { state: 'checked' })), forceAll, send({ ...fresh, subject: null })],
    { version: 1, told: ['two held', 'two forced', 'two applied', 'fresh refused subject_missing'] },
  ],
  [28, 'nothing is forced within seven days', old, [send(edit('two', { base: 2 })), wait(4), force], { version: 1, held: 1 }],
  [
    28,
    'after that, only what has waited so long',
    old,
    [send(edit('two', { base: 2 })), wait(10), send(edit('three', { base: 3, data: { state: 'departed' } })), force],
    { version: 2, base: 1, data: { ...oldData, state: 'arrived' }, branch: 'b', trunk: 1, branchBase: 2, held: 1 },
  ],
  [
    29,
    'nothing held of a checklist that is gone is applied',
    old,
    [send(edit('two', { base: 2 })), takeBack('two'), forceAll],
    { version: 1, told: ['two held', 'two forced', 'two dropped'] },
  ],
  [
    30,
    'nothing that was taken back is applied',
    old,
    [send(edit('two', { base: 2 })), takeBack('two'), send(edit('one')), forceAll],
    { version: 2, held: 0, data: { ...oldData, state: 'arrived' } },
  ],
  [
    31,
    'nothing is applied to a record that was removed',
    old,
    [send(edit('two', { base: 2 })), remove, forceAll],
    { version: 1, held: 0, told: ['two held', 'two forced', 'two refused record_removed'] },
  ],

  // Conflicts
  [
    32,
    'a branch apart from its trunk is a soft conflict',
    old,
    [desk({ area: '24' }), send(edit('one')), send(edit('two', { base: 2, data: { area: '26' } }))],
    { conflicts: [null, null, 'soft', 'soft'], conflict: 'soft' },
  ],
  [
    33,
    'forcing brings conflicts with it, and hard is carried on',
    old,
    [
      send(edit('two', { base: 2, data: { state: 'checked' } })),
      forceAll,
      send(edit('one')),
      send(edit('four', { base: 4, data: { state: 'departed' } })),
      forceAll,
    ],
    { conflicts: [null, null, 'hard', 'soft'], conflict: 'hard' },
  ],
  [
    34,
    'a branch apart is a soft conflict again after one was resolved',
    old,
    [desk({ area: '24' }), send(edit('one')), resolve, send(edit('two', { base: 2, data: { area: '26' } }))],
    { conflicts: [null, null, 'soft', 'soft'], conflict: 'soft' },
  ],
  [
    35,
    'so is one that began with a create',
    began,
    [
      send(fresh),
      desk({ area: '24' }),
      send(later('two', 1, { state: 'arrived' })),
      resolve,
      send(later('three', 2, { state: 'arrived', area: '27' })),
    ],
    { conflicts: [null, null, 'hard', 'soft'], conflict: 'soft' },
  ],
  [
    36,
    'a branch nobody interrupted is no conflict',
    began,
    [send(fresh), send(later('two', 1, { state: 'arrived', area: '27' }))],
    { conflicts: [null, null], conflict: null },
  ],
  [
    37,
    'a late create conflicts in what was said otherwise meanwhile',
    began,
    [send(only(later('two', 1), { state: 'checked', area: '22' })), forceAll, send(fresh)],
    { conflicts: [null, 'hard'], conflict: 'hard', conflicting: ['area', 'state', 'subject'] },
  ],
  [
    38,
    'a late create that says the same is a soft conflict',
    began,
    [send(later('two', 1)), forceAll, send(fresh)],
    { conflicts: [null, 'soft'], conflict: 'soft', conflicting: [] },
  ],

  // Two at once; on a real database in sync-submissions.db.test.ts
  [39, 'create and update at once: the create first', began, [send(fresh), send(later('two', 1))], { version: 2, held: 0 }],
  [39, 'create and update at once: the update first', began, [send(later('two', 1)), send(fresh)], { version: 2, held: 0 }],

  // Others
  [
    40,
    'two updates, forced, and the create after them',
    began,
    [send(later('three', 2, { state: 'working' })), send(later('two', 1, { state: 'checked' })), forceAll, send(fresh)],
    { version: 3, told: ['three held', 'two held', 'two forced', 'two applied', 'three forced', 'three applied', 'fresh applied'] },
  ],
  [
    41,
    'an update, forced, an edit at the desk, and the create after them',
    began,
    [send(later('two', 1, { state: 'checked' })), forceAll, desk({ area: '24' }), send(fresh)],
    { version: 3, told: ['two held', 'two forced', 'two applied', 'fresh applied'] },
  ],
];

describe('the 41 cases of offline updates', () => {
  it('are all here', () => {
    expect([...new Set(cases.map(([n]) => n))].sort((a, b) => a - b)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
  });
  it.each(cases)('%i: %s', (_, __, from, deeds, expected) => {
    const world = deeds.reduce((now, deed) => deed(now), from);
    expect(outcome(world, expected)).toEqual({
      ...expected,
      ...(expected.conflicting ? { conflicting: [...expected.conflicting].sort() } : {}),
    });
  });
});
