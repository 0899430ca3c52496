import { describe, expect, it } from 'vitest';
import { workCalendar } from '../calendar/rules.ts';
import { localDate } from '../kernel/dates.ts';
import { disclosureProblems, mayApprove, mayStep, publicFrom } from './rules.ts';

const entry = { fields: ['title'], timing: 'immediately', workingDays: null, withheld: '', withheldEn: '' } as const;
const codes = (over: object) =>
  disclosureProblems({ ...entry, ...over }, ['title', 'text']).map(({ code, at }) => `${code} ${at.join('.')}`);

describe('an entry of the catalogue', () => {
  it('is right as it stands', () => expect(codes({})).toEqual([]));
  it('names only fields its class has, each once', () =>
    expect(codes({ fields: ['title', 'phone', 'title'] })).toEqual(['field_unknown fields.1', 'field_twice fields.2']));
  it('lets something out, unless it says never and why', () => {
    expect(codes({ fields: [] })).toEqual(['fields_missing fields']);
    expect(codes({ fields: [], timing: 'never' })).toEqual(['withheld_says_why withheld', 'withheld_says_why withheldEn']);
    expect(codes({ fields: [], timing: 'never', withheld: '依法不公开', withheldEn: 'by law' })).toEqual([]);
  });
  it('has working days where there is publicity, and nowhere else', () => {
    expect(codes({ timing: 'after_publicity' })).toEqual(['working_days_with_publicity workingDays']);
    expect(codes({ workingDays: 5 })).toEqual(['working_days_with_publicity workingDays']);
  });
});

describe('the way of what is public', () => {
  it('leads from draft over approval to the public, and back only by withdrawal', () => {
    expect(['draft', 'approved', 'published', 'withdrawn'].map((state) => mayStep('publish', state as 'draft'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(mayStep('approve', 'published')).toBe(false);
    expect(mayStep('withdraw', 'draft')).toBe(false);
  });
  it('needs a second person', () => {
    expect(mayApprove('p-liu', 'p-liu')).toBe(false);
    expect(mayApprove('p-liu', 'p-wang')).toBe(true);
  });
  it('waits for the working days of publicity', () => {
    const calendar = workCalendar([{ year: 2022, document: '', publishedOn: localDate('2021-10-25'), source: '', holidays: [] }]);
    const friday = localDate('2022-03-04');
    expect(publicFrom('after_publicity', 5, friday, calendar)).toBe('2022-03-11');
    expect(publicFrom('immediately', null, friday, calendar)).toBe(friday);
    expect(publicFrom('after_publicity', 5, null, calendar)).toBeNull();
  });
});
