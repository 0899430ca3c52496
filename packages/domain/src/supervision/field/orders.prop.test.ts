import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySubmission } from './apply.ts';
import { editAtDesk } from './at-the-desk.ts';
import { forceHeld, HELD_MS } from './force.ts';
import { latest, nothingYet, type Properties, type RecordState, type Submission } from './model.ts';

const names = ['state', 'area', 'cover'] as const;
const properties = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('1', '2', '3'), { minKeys: 1 });

const create = (data: Properties): Submission => ({
  ...{ instanceId: 'create', deprecates: null, recordId: 'r', action: 'create' as const },
  ...{ base: null, trunk: null, branch: null, subject: '工地', data },
});
const made = applySubmission(nothingYet, { ...create({ site: '甲' }), instanceId: 'before' }, 0).state;

type Told = { readonly offline: boolean; readonly edits: readonly Properties[] };
/** A branch of up to four edits, of a record the server knows or of one made on the phone. */
const branches = fc.record({ offline: fc.boolean(), edits: fc.array(properties, { minLength: 1, maxLength: 4 }) });

function submissions({ offline, edits }: Told, branch = 'b'): Submission[] {
  const updates = edits.map(
    (data, i): Submission => ({
      ...create(data),
      ...{ instanceId: `${branch}${i}`, action: 'update', base: i + 1, trunk: offline ? null : 1, branch, subject: null },
    }),
  );
  return offline ? [create({ site: '乙' }), ...updates] : updates;
}

const start = ({ offline }: Told): RecordState => (offline ? nothingYet : made);
const arrive = (state: RecordState, arriving: readonly Submission[]): RecordState =>
  arriving.reduce((now, submission, i) => applySubmission(now, submission, i).state, state);
const afterAWeek = (state: RecordState): RecordState => forceHeld(state, HELD_MS + 100).state;

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) for (const rest of orders(items.toSpliced(i, 1))) yield [item, ...rest];
}
const appliedOnce = (state: RecordState): string[] =>
  state.versions.flatMap(({ from }) => (from === null || from === 'before' ? [] : [from])).sort();

describe('a branch of up to four edits', () => {
  it('ends in the same state in whatever order it arrives', () => {
    fc.assert(
      fc.property(branches, (told) => {
        const sent = submissions(told);
        const expected = arrive(start(told), sent);
        for (const order of orders(sent)) expect(arrive(start(told), order)).toEqual(expected);
        expect(expected.held).toEqual([]);
        expect(expected.conflict).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('ends in the same state however often each part of it is sent', () => {
    const resent = fc.record({
      told: branches,
      again: fc.array(fc.nat(), { maxLength: 8 }),
      seed: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
    });
    fc.assert(
      fc.property(resent, ({ told, again, seed }) => {
        const sent = submissions(told);
        const twice = [...sent, ...again.map((i) => sent[i % sent.length] as Submission)];
        const shuffled = twice.map((one, i) => ({ one, at: seed[i % seed.length] ?? 0 })).sort((a, b) => a.at - b.at);
        expect(
          arrive(
            start(told),
            shuffled.map(({ one }) => one),
          ),
        ).toEqual(arrive(start(told), sent));
      }),
    );
  });

  it('ends in the same state after a week, whichever parts are lost and in whatever order the others arrive; none of them is', () => {
    const partly = branches.chain((told) =>
      fc.record({ told: fc.constant(told), lost: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }) }),
    );
    fc.assert(
      fc.property(partly, ({ told, lost }) => {
        const sent = submissions(told).filter((_, i) => !lost[i]);
        const expected = afterAWeek(arrive(start(told), sent));
        for (const order of orders(sent)) expect(afterAWeek(arrive(start(told), order))).toEqual(expected);
        expect(appliedOnce(expected)).toEqual(sent.map(({ instanceId }) => instanceId).sort());
        expect(expected.held).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('two phones and the desk on one record', () => {
  const meeting = fc.record({
    one: fc.array(properties, { minLength: 1, maxLength: 3 }),
    other: fc.array(properties, { minLength: 1, maxLength: 3 }),
    desk: fc.array(properties, { maxLength: 2 }),
    seed: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  });
  type Deed = (state: RecordState) => RecordState;
  const play = ({
    one,
    other,
    desk,
    seed,
  }: {
    one: Properties[];
    other: Properties[];
    desk: Properties[];
    seed: number[];
  }): RecordState => {
    const sent = [...submissions({ offline: false, edits: one }, 'p'), ...submissions({ offline: false, edits: other }, 'q')];
    const deeds: Deed[] = [
      ...sent.map(
        (each): Deed =>
          (state) =>
            applySubmission(state, each, 0).state,
      ),
      ...desk.map(
        (data): Deed =>
          (state) =>
            editAtDesk(state, data),
      ),
    ];
    const shuffled = deeds.map((deed, i) => ({ deed, at: seed[i] ?? 0 })).sort((a, b) => a.at - b.at);
    return afterAWeek(shuffled.reduce((state, { deed }) => deed(state), made));
  };

  it('lose nothing and apply nothing twice', () => {
    fc.assert(
      fc.property(meeting, (said) => {
        const end = play(said);
        expect(appliedOnce(end)).toEqual([...said.one.map((_, i) => `p${i}`), ...said.other.map((_, i) => `q${i}`)].sort());
        expect(end.versions.map(({ version }) => version)).toEqual(end.versions.map((_, i) => i + 1));
      }),
    );
  });

  it('keep each phone’s own order, and say so when they meet', () => {
    fc.assert(
      fc.property(meeting, (said) => {
        const end = play(said);
        for (const branch of ['p', 'q']) {
          const bases = end.versions.filter((each) => each.branch === branch).map(({ branchBase }) => branchBase);
          expect(bases).toEqual([...bases].sort());
        }
        expect(end.conflict).not.toBeNull();
      }),
    );
  });

  it('agree on the data when they change different things', () => {
    const apart = fc.record({
      one: fc.array(fc.constantFrom('1', '2'), { minLength: 1, maxLength: 3 }),
      other: fc.array(fc.constantFrom('1', '2'), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(apart, ({ one, other }) => {
        const sent = [
          ...submissions({ offline: false, edits: one.map((area) => ({ area })) }, 'p'),
          ...submissions({ offline: false, edits: other.map((cover) => ({ cover })) }, 'q'),
        ];
        for (const order of [sent, sent.toReversed()]) {
          const end = arrive(made, order);
          expect(latest(end)?.data).toEqual({ site: '甲', area: one.at(-1), cover: other.at(-1) });
          expect(end.conflict).toBe('soft');
        }
      }),
    );
  });
});
