import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { rectificationProblems, selfCheckProblems, verificationProblems } from './rectify.ts';
import { lookBackDaysOf, whyPropose, writeOffProblems } from './write-off.ts';

const today = localDate('2022-06-01');
const day = localDate;
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('a rectification plan', () => {
  const plan = {
    ...{ goal: '苫盖', dutyUnit: '110105', supervisingUnit: 'bj-sthjj', deadline: day('2022-06-30') },
    measures: [{ text: '购网', by: day('2022-06-10') }],
  };
  const faults = (over: Partial<typeof plan>) => codes(rectificationProblems({ ...plan, ...over }, today));

  it('looks ahead, and its measures end by its deadline', () => {
    expect(faults({})).toEqual([]);
    expect(
      faults({
        measures: [
          { text: '当日', by: today },
          { text: '末日', by: day('2022-06-30') },
        ],
      }),
    ).toEqual([]);
    expect(faults({ deadline: today, measures: [] })).toEqual(['deadline_not_ahead']);
    expect(
      faults({
        measures: [
          { text: '晚', by: day('2022-07-01') },
          { text: '早', by: day('2022-05-31') },
        ],
      }),
    ).toEqual(['measure_after_deadline', 'measure_in_past']);
  });

  it('is supervised by somebody other than the unit itself', () => {
    expect(faults({ supervisingUnit: '110105' })).toEqual(['supervises_itself']);
  });
});

const result = fc.record({ done: fc.boolean(), note: fc.constantFrom('', '见照片') });

describe('what was found of the measures', () => {
  it('may be handed in exactly when every measure is answered, done and described', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.array(result, { maxLength: 4 }), (measures, results) => {
        const fit = results.length === measures && results.every(({ done, note }) => done && note !== '');
        expect(selfCheckProblems(measures, results).length === 0).toBe(fit);
      }),
    );
  });

  it('never passes what is not done and never returns what all is', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(result, { minLength: 1, maxLength: 4 }), (passed, results) => {
        const all = results.every(({ done }) => done);
        const said = results.every(({ done, note }) => done || note !== '');
        expect(verificationProblems(passed, results.length, results).length === 0).toBe(passed ? all : !all && said);
      }),
    );
    expect(codes(verificationProblems(true, 2, []))).toEqual(['results_not_of_plan']);
  });
});

describe('writing off', () => {
  it('waits for the end of the publicity, its last day included, and for every objection', () => {
    expect(writeOffProblems(day('2022-05-31'), 0, today)).toEqual([]);
    expect(codes(writeOffProblems(today, 0, today))).toEqual(['publicity_not_over']);
    expect(codes(writeOffProblems(day('2022-05-31'), 1, today))).toEqual(['objection_open']);
    expect(codes(writeOffProblems(day('2022-06-02'), 2, today))).toEqual(['publicity_not_over', 'objection_open']);
    expect(writeOffProblems(null, 0, today)).toEqual([]);
  });

  it('puts looking back on the calendar, each day once and in order', () => {
    expect(lookBackDaysOf([180, 90, 90], day('2022-06-14'))).toEqual(['2022-09-12', '2022-12-11']);
    expect(lookBackDaysOf([], today)).toEqual([]);
  });
});

describe('a special inspection', () => {
  it('is proposed for what lapsed, and for every two returns since the last proposal', () => {
    expect([whyPropose(true, 0, 0), whyPropose(false, 1, 0), whyPropose(false, 2, 0)]).toEqual(['lapsed', null, 'returned_twice']);
    expect([whyPropose(false, 3, 2), whyPropose(false, 4, 2)]).toEqual([null, 'returned_twice']);
  });
});
