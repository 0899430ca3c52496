import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workCalendar } from '../calendar/rules.ts';
import { addDays, localDate } from '../kernel/dates.ts';
import { act, type Deed, openCase, type Scene } from './act.ts';
import { kindProblems } from './check-kind.ts';
import { metresBetween, repeats, type Sighting } from './duplicates.ts';
import { nextRung } from './escalation.ts';
import type { CaseKind, CaseStage, CaseState, Evidence, RungName, StageAction } from './model.ts';
import { shouldNotify } from './should-notify.ts';

const roles = ['reporter', 'inspector', 'coordinator'];
/** 2022 with the Qingming rest of 3–5 April and its worked Saturday. */
const calendar = workCalendar([
  {
    year: 2022,
    document: 'test',
    publishedOn: localDate('2021-10-25'),
    source: 'test',
    holidays: [{ name: '清明节', from: localDate('2022-04-03'), to: localDate('2022-04-05'), makeUpDays: [localDate('2022-04-02')] }],
  },
]);
const photo: Evidence = { kind: 'photo', placed: true, timed: true };
const action = (code: string, to: string, rest: Partial<StageAction> = {}): StageAction => ({
  code,
  title: code,
  to,
  by: ['reporter'],
  reason: false,
  effect: 'forward',
  evidence: [],
  ...rest,
});
const stage = (code: string, duty: CaseStage['duty'], days: number | null, ...actions: StageAction[]): CaseStage => ({
  code,
  title: code,
  duty,
  days,
  actions,
});
const kind: CaseKind = {
  code: 'k',
  title: '问题',
  version: 1,
  origins: ['inspection'],
  fields: [{ code: 'unit', title: '单位', type: 'unit', required: true }],
  stages: [
    stage('open', 'start', 1, action('assign', 'work', { by: ['coordinator'], effect: 'transfer' })),
    stage('work', 'work', 3, action('hand_in', 'check', { evidence: [{ kind: 'photo', least: 1, placed: true, timed: true }] })),
    stage(
      'check',
      'verify',
      2,
      action('pass', 'closed', { by: ['inspector'] }),
      action('send_back', 'work', { by: ['inspector'], reason: true, effect: 'return' }),
    ),
    stage('closed', 'end', null),
  ],
  merge: { sameFields: ['unit'], metres: 200, hours: 24 },
  extensions: { most: 1 },
  reopenWithinDays: 30,
  lookBackDays: [30],
  ladder: [
    { name: 'reminder', overdueDays: 1, returns: null, replyDays: null },
    { name: 'order', overdueDays: 3, returns: 2, replyDays: 5 },
  ],
  disclosure: { fields: ['unit'], fromStage: 'closed' },
};

const scene = (today: string, person = 'p', held = roles): Scene => ({ person, roles: held, today: localDate(today), calendar });
const step = (name: string, rest: Partial<Extract<Deed, { do: 'step' }>> = {}): Deed => ({
  do: 'step',
  action: name,
  reason: '',
  unit: null,
  evidence: [],
  ...rest,
});
const after = (state: CaseState, deed: Deed, at: Scene): CaseState => {
  const outcome = act(kind, state, deed, at);
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.state;
};
const faults = (state: CaseState, deed: Deed, at: Scene) => {
  const outcome = act(kind, state, deed, at);
  return 'problems' in outcome ? outcome.problems.map(({ code }) => code) : [];
};
const opened = openCase(kind, null, scene('2022-03-31'));
const working = after(opened, step('assign', { unit: 'u' }), scene('2022-03-31'));
const handedIn = after(working, step('hand_in', { evidence: [photo] }), scene('2022-04-02', 'doer'));
const closed = after(handedIn, step('pass'), scene('2022-04-06', 'verifier'));

describe('a case', () => {
  it('has a clock of working days, over the holiday and the worked Saturday', () => {
    expect([opened.due, working.due, handedIn.due]).toEqual(['2022-04-01', '2022-04-06', '2022-04-07']);
    expect(closed).toMatchObject({ stage: 'closed', due: null, closedOn: '2022-04-06' });
  });

  it('is told all at once what a deed lacks', () => {
    expect(faults(opened, step('assign'), scene('2022-03-31', 'p', ['reporter']))).toEqual(['not_your_role', 'unit_missing']);
    expect(faults(working, step('hand_in', { evidence: [{ ...photo, placed: false }] }), scene('2022-03-31'))).toEqual([
      'evidence_missing',
    ]);
    expect(faults(handedIn, step('send_back'), scene('2022-04-02', 'doer'))).toEqual(['doer_cannot_verify', 'reason_missing']);
    expect(faults(handedIn, step('hand_in'), scene('2022-04-02'))).toEqual(['no_such_action']);
  });

  it('takes a step that goes through another room only from there', () => {
    const stages = kind.stages.map((stage) => ({ ...stage, actions: stage.actions.map((one) => ({ ...one, through: 'supervision' })) }));
    const assign = (through?: string) =>
      act({ ...kind, stages }, opened, step('assign', { unit: 'u' }), { ...scene('2022-03-31'), through });
    expect(assign()).toEqual({ problems: [{ code: 'taken_elsewhere', at: ['action'] }] });
    expect(assign('plan')).toHaveProperty('problems');
    expect(assign('supervision')).toMatchObject({ state: { stage: working.stage } });
  });

  it('is never verified by one who did the work, also after it came back', () => {
    const back = after(handedIn, step('send_back', { reason: '未整改' }), scene('2022-04-06', 'verifier'));
    expect(back).toMatchObject({ stage: 'work', returns: 1, doers: ['doer'] });
    const again = after(back, step('hand_in', { evidence: [photo] }), scene('2022-04-07', 'second'));
    for (const person of ['doer', 'second'])
      expect(faults(again, step('pass'), scene('2022-04-07', person))).toEqual(['doer_cannot_verify']);
    expect(faults(again, step('pass'), scene('2022-04-07', 'verifier'))).toEqual([]);
  });

  it('is suspended and opened again by those who oversee it, and given time where one works', () => {
    const unit = ['reporter'];
    expect(faults(working, { do: 'suspend', reason: 'x' }, scene('2022-04-01', 'p', unit))).toEqual(['not_your_role']);
    expect(faults(closed, { do: 'reopen', reason: 'x' }, scene('2022-04-07', 'p', unit))).toEqual(['not_your_role']);
    const ask: Deed = { do: 'ask_extension', to: localDate('2022-04-20'), reason: 'x' };
    expect(faults(working, ask, scene('2022-04-01', 'p', unit))).toEqual([]);
    expect(faults(handedIn, ask, scene('2022-04-02', 'p', unit))).toEqual(['not_your_role']);
  });

  it('stands still while suspended', () => {
    const still = after(working, { do: 'suspend', reason: '停工' }, scene('2022-04-01'));
    expect(faults(still, step('hand_in', { evidence: [photo] }), scene('2022-04-02'))).toEqual(['suspended']);
    expect(after(still, { do: 'resume' }, scene('2022-04-07')).due).toBe('2022-04-11');
    expect(after(still, { do: 'resume' }, scene('2022-04-01')).due).toBe(working.due);
  });

  it('is given more time once, by somebody else, to a later day', () => {
    const ask: Deed = { do: 'ask_extension', to: localDate('2022-04-20'), reason: '设备未到' };
    const asked = after(working, ask, scene('2022-04-01', 'asker'));
    expect(faults(asked, ask, scene('2022-04-01'))).toEqual(['extension_open']);
    const grant: Deed = { do: 'decide_extension', granted: true, reason: '同意' };
    expect(faults(asked, grant, scene('2022-04-01', 'asker'))).toEqual(['asker_cannot_grant']);
    const granted = after(asked, grant, scene('2022-04-01', 'boss'));
    expect(granted).toMatchObject({ due: '2022-04-20', extended: 1, extension: null });
    expect(faults(granted, { ...ask, to: localDate('2022-04-20') }, scene('2022-04-02'))).toEqual([
      'extension_not_later',
      'extended_too_often',
    ]);
    expect(after(asked, { do: 'decide_extension', granted: false, reason: '不同意' }, scene('2022-04-01', 'boss'))).toMatchObject({
      due: working.due,
      extended: 0,
    });
  });

  it('is opened again within its days and not after', () => {
    const again: Deed = { do: 'reopen', reason: '反弹' };
    expect(after(closed, again, scene('2022-05-06'))).toMatchObject({ stage: 'work', closedOn: null, returns: 1 });
    expect(faults(closed, again, scene('2022-05-07'))).toEqual(['reopened_too_late']);
    expect(faults(working, again, scene('2022-04-01'))).toEqual(['not_closed']);
    expect(faults(closed, { do: 'suspend', reason: '' }, scene('2022-04-07'))).toEqual(['closed', 'reason_missing']);
  });

  it('whatever is done to it, is closed only by a verifier who did none of the work', () => {
    const deeds: Deed[] = [
      step('assign', { unit: 'u' }),
      step('hand_in', { evidence: [photo] }),
      step('pass'),
      step('send_back', { reason: 'r' }),
      { do: 'suspend', reason: 'r' },
      { do: 'resume' },
      { do: 'reopen', reason: 'r' },
    ];
    const move = fc.record({ deed: fc.constantFrom(...deeds), person: fc.constantFrom('a', 'b', 'c') });
    fc.assert(fc.property(fc.array(move, { maxLength: 25 }), (moves) => verifiedByDoers(moves).length === 0));
  });
});

/** Who closed the case having worked on it. */
function verifiedByDoers(moves: readonly { readonly deed: Deed; readonly person: string }[]): string[] {
  const workers = new Set<string>();
  let state = opened;
  return moves.flatMap(({ deed, person }) => {
    const outcome = act(kind, state, deed, scene('2022-04-06', person));
    if ('problems' in outcome) return [];
    if (state.stage === 'work' && deed.do === 'step') workers.add(person);
    const closes = outcome.state.closedOn !== null && state.closedOn === null;
    state = outcome.state;
    return closes && workers.has(person) ? [person] : [];
  });
}

describe('a kind', () => {
  const broken = (change: (stages: CaseStage[]) => CaseStage[], rest: Partial<CaseKind> = {}): string[] =>
    kindProblems({ ...kind, ...rest, stages: change([...kind.stages]) }, roles).map(({ code }) => code);
  const with_ = (code: string, change: Partial<CaseStage>) => (stages: CaseStage[]) =>
    stages.map((one) => (one.code === code ? { ...one, ...change } : one));

  it('without fault is loaded', () => {
    expect(kindProblems(kind, roles)).toEqual([]);
  });

  const shown = { kind: 'photo', least: 1, placed: false, timed: false } as const;
  it.each<[string, string, string[]]>([
    ['next_stage_unknown', 'names a next stage that is not in its list', broken(with_('open', { actions: [action('assign', 'nowhere')] }))],
    [
      'never_reached',
      'has a stage nobody reaches',
      broken((stages) => [...stages, stage('island', 'work', 1, action('go', 'check', { evidence: [shown] }))]),
    ],
    ['dead_end', 'has a dead end', broken(with_('check', { actions: [] }))],
    ['not_one_start', 'has no start', broken((stages) => stages.slice(1))],
    ['role_unknown', 'knows no such role', broken(with_('check', { actions: [action('pass', 'closed', { by: ['cook'] })] }))],
    ['limit_not_above_zero', 'gives no time', broken(with_('work', { days: 0 }))],
    ['work_without_evidence', 'hands in without evidence', broken(with_('work', { actions: [action('hand_in', 'check')] }))],
    ['closed_without_verifying', 'ends without verifying', broken(with_('work', { actions: [action('done', 'closed')] }))],
    ['end_goes_on', 'goes on behind the end', broken(with_('closed', { actions: [action('again', 'work')] }))],
    [
      'field_unknown',
      'publishes a field it has not',
      broken((stages) => stages, { disclosure: { fields: ['name'], fromStage: 'closed' } }),
    ],
    ['ladder_not_rising', 'climbs downwards', broken((stages) => stages, { ladder: [...kind.ladder].reverse() })],
  ])('is refused for %s when it %s', (wanted, _, codes) => {
    expect(codes).toContain(wanted);
  });
});

describe('what repeats an open case', () => {
  const noon = Date.UTC(2022, 2, 1, 4);
  const seen = (id: string, rest: Partial<Sighting> = {}): Sighting => ({
    id,
    at: noon,
    place: { longitude: 116.4, latitude: 39.9 },
    fields: { unit: 'u' },
    open: true,
    ...rest,
  });
  const rule = { sameFields: ['unit'], metres: 200, hours: 24 };
  it.each([
    ['the same place and day', {}, 'old'],
    ['199 m away', { place: { longitude: 116.4, latitude: 39.9 + 199 / 111_195 } }, 'old'],
    ['201 m away', { place: { longitude: 116.4, latitude: 39.9 + 201 / 111_195 } }, null],
    ['24 h before', { at: noon - 24 * 3_600_000 }, 'old'],
    ['a second more', { at: noon - 24 * 3_600_000 - 1000 }, null],
    ['another unit', { fields: { unit: 'v' } }, null],
    ['no unit', { fields: { unit: null } }, null],
    ['no place', { place: null }, null],
    ['closed', { open: false }, null],
  ])('%s', (_, other, wanted) => {
    expect(repeats(seen('new'), [seen('old', other)], rule)).toBe(wanted);
  });

  it('joins the oldest of several, never itself', () => {
    expect(repeats(seen('new'), [seen('new'), seen('b', { at: noon - 1 }), seen('a', { at: noon - 2 })], rule)).toBe('a');
  });

  it('measures a degree of latitude', () => {
    expect(metresBetween({ longitude: 0, latitude: 0 }, { longitude: 0, latitude: 1 })).toBeCloseTo(111_195, 0);
  });
});

describe('the ladder', () => {
  it.each<[string, Partial<CaseState>, RungName[], string, RungName | null]>([
    ['in time', {}, [], '2022-04-06', null],
    ['a working day late', {}, [], '2022-04-07', 'reminder'],
    ['reminded already', {}, ['reminder'], '2022-04-08', null],
    ['three working days late', {}, ['reminder'], '2022-04-11', 'order'],
    ['returned twice', { returns: 2 }, ['reminder'], '2022-04-01', 'order'],
    ['all taken', { returns: 9 }, ['reminder', 'order'], '2022-06-01', null],
    ['suspended', { suspendedOn: localDate('2022-04-01') }, [], '2022-06-01', null],
    ['closed', { closedOn: localDate('2022-04-01') }, [], '2022-06-01', null],
  ])('%s', (_, change, taken, today, wanted) => {
    expect(nextRung(kind.ladder, { ...working, ...change }, taken, addDays(localDate(today), 0), calendar)?.name ?? null).toBe(wanted);
  });
});

describe('whether alarms are told again (the eleven cases of Alertmanager’s dedup stage)', () => {
  const minute = 60_000;
  const set = (...ids: number[]) => new Set(ids.map(String));
  const told = (firing: Set<string>, resolved = set(), minutesAgo = 0) => ({ firing, resolved, at: -minutesAgo * minute });
  const on = { repeatMs: 10 * minute, tellResolved: true };
  const off = { ...on, tellResolved: false };
  it.each([
    ['nothing told, something fires', null, set(1), set(), on, true],
    ['nothing told, only resolved', null, set(), set(1), on, false],
    ['another one fires', told(set(1, 2, 3)), set(2, 3, 4), set(), on, true],
    ['told at no time', { firing: set(1, 2, 3), resolved: set(), at: Number.NEGATIVE_INFINITY }, set(1, 2, 3), set(), on, true],
    ['the same, 9 minutes of 10', told(set(1, 2, 3), set(), 9), set(1, 2, 3), set(), on, false],
    ['the same, 11 minutes of 10', told(set(1, 2, 3), set(), 11), set(1, 2, 3), set(), on, true],
    ['only resolved, none fired before', told(set(), set(1)), set(), set(1, 2), on, false],
    ['another resolved, which is not told', told(set(1, 2), set(3)), set(1), set(2, 3), off, false],
    ['another resolved, which is told', told(set(1, 2), set(3)), set(1), set(2, 3), on, true],
    ['all resolved, which is not told', told(set(1, 2)), set(), set(1, 2), off, true],
    ['all resolved, which is told', told(set(1, 2)), set(), set(1, 2), on, true],
  ] as const)('%s', (_, before, firing, resolved, rule, wanted) => {
    expect(shouldNotify(before, { firing, resolved, at: 0 }, rule)).toBe(wanted);
  });
});
