import { describe, expect, it } from 'vitest';
import { courseIn, draftOf } from './course-text.ts';

describe('a course written by hand', () => {
  it.each([
    { kind: 'linear' },
    { kind: 'held' },
    { kind: 'season', from: '2022-06-01', to: '2022-09-30' },
    {
      kind: 'months',
      weights: [
        { month: '2022-04', weight: '10' },
        { month: '2022-05', weight: '2.5' },
      ],
    },
    {
      kind: 'steps',
      steps: [
        { on: '2022-06-30', percent: '50' },
        { on: '2022-12-31', percent: '100' },
      ],
    },
  ] as const)('reads as it is shown: %j', (course) => {
    expect(courseIn(draftOf(course as never))).toEqual(course);
  });
  it('takes commas and percent signs, and no line it does not understand', () => {
    const written = (lines: string) => courseIn({ kind: 'steps', lines, from: '', to: '' });
    expect(written('2022-06-30，50%\n\n2022-12-31 100')).toMatchObject({ steps: [{ percent: '50' }, { percent: '100' }] });
    expect([written(''), written('6月底 50'), written('2022-06-30'), written('2022-06-30 50 60')]).toEqual([null, null, null, null]);
  });
});
