import { describe, expect, it } from 'vitest';
import { localDate, yearMonth } from '../kernel/dates.ts';
import type { Mention } from '../tasks/model.ts';
import { type Delegation, type OwingMeasure, obligationsOf } from './obligations.ts';

const mention = (role: Mention['role'], ...ids: string[]): Mention => ({
  role,
  phrase: '',
  group: ids.length > 1,
  open: false,
  units: ids.map((id) => ({ id, name: id, kind: 'district' })),
});
const measure = (over: Partial<OwingMeasure> = {}): OwingMeasure => ({
  id: 'm',
  issuedOn: localDate('2022-02-21'),
  from: null,
  doneOn: null,
  retired: false,
  supportAsked: false,
  mentions: [mention('lead', 'bureau'), mention('responsible', 'd1', 'd2', 'bureau'), mention('support', 's')],
  ...over,
});
const owedIn = (month: string, over: Partial<OwingMeasure> = {}, delegations: Delegation[] = []) =>
  obligationsOf(yearMonth(month), [measure(over)], delegations);
const units = (month: string, over: Partial<OwingMeasure> = {}, delegations: Delegation[] = []) =>
  owedIn(month, over, delegations).owed.map(({ unitId, delegatedFrom }) =>
    delegatedFrom === null ? unitId : `${unitId}<${delegatedFrom}`,
  );

it('leads and responsible units owe, each once, and support where it is asked', () => {
  expect(units('2022-02')).toEqual(['bureau', 'd1', 'd2']);
  expect(owedIn('2022-02').owed[0]?.roles).toEqual(['lead', 'responsible']);
  expect(units('2022-02', { supportAsked: true })).toEqual(['bureau', 'd1', 'd2', 's']);
});

it('a group of 17 is 17 obligations', () => {
  const all = Array.from({ length: 17 }, (_, i) => `d${i}`);
  expect(units('2022-03', { mentions: [mention('responsible', ...all)] })).toHaveLength(17);
});

describe('nobody owes', () => {
  it.each<[string, string, Partial<OwingMeasure>]>([
    ['not_issued', '2022-01', {}],
    ['not_begun', '2022-05', { from: localDate('2022-06-01') }],
    ['done', '2022-07', { doneOn: localDate('2022-06-30') }],
    ['retired', '2022-03', { retired: true }],
    ['units_undecided', '2022-03', { mentions: [mention('responsible')] }],
  ])('%s in %s', (why, month, over) => {
    expect(owedIn(month, over)).toEqual({ owed: [], silent: [{ measureId: 'm', why }] });
  });
  it('but in the month it began and the month it was done, they do', () => {
    expect(units('2022-06', { from: localDate('2022-06-30'), doneOn: localDate('2022-06-01') })).toHaveLength(3);
  });
});

describe('a district that hands work to its streets', () => {
  const delegation: Delegation = {
    from: 'd1',
    to: ['t1', 't2'],
    measureId: null,
    since: yearMonth('2022-03'),
    until: yearMonth('2022-04'),
  };
  it('owes as before, and each street owes to it, in those months', () => {
    expect(units('2022-03', {}, [delegation])).toEqual(['bureau', 'd1', 'd2', 't1<d1', 't2<d1']);
    expect([units('2022-02', {}, [delegation]), units('2022-05', {}, [delegation])]).toEqual([units('2022-02'), units('2022-02')]);
  });
  it('only for the measure it names, and no unit twice', () => {
    expect(units('2022-03', {}, [{ ...delegation, measureId: 'other' }])).toEqual(units('2022-02'));
    expect(units('2022-03', {}, [{ ...delegation, to: ['d2', 't1'] }, delegation])).toEqual(['bureau', 'd1', 'd2', 't1<d1', 't2<d1']);
  });
});
