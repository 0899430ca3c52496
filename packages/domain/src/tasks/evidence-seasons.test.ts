import { expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { dutyGoalOf, seasonIn } from './evidence-seasons.ts';

it.each([
  ['夏季(6—9月),督促加油站错峰装卸油', { from: 6, to: 9 }],
  ['11月至次年3月', { from: 11, to: 3 }],
  ['冬季期间种植越冬作物', { from: 12, to: 2 }],
  ['空气重污染期间,加强督查检查执法', null],
  ['13—14月', null],
])('%s', (phrase, months) => {
  expect(seasonIn(phrase)).toEqual(months);
});

it('is watched within the measure’s window, from the day the plan was issued on', () => {
  const facts = { id: 'm', planYear: 2022, milestones: [], promises: [], stages: [] };
  const standing = { text: '长期实施', kind: 'standing', on: null, from: null, to: null } as const;
  const issued = localDate('2022-02-21');
  expect(dutyGoalOf({ phrase: '按月检查', frequency: 'monthly' }, { ...facts, deadline: standing }, issued)).toEqual({
    frequency: 'monthly',
    from: '2022-02-21',
    to: null,
    season: null,
  });
  const summer = { text: '6—9月', kind: 'range', on: null, from: localDate('2022-06-01'), to: localDate('2022-09-30') } as const;
  expect(dutyGoalOf({ phrase: '夏季错峰', frequency: 'season' }, { ...facts, deadline: summer }, issued)).toMatchObject({
    from: '2022-06-01',
    to: '2022-09-30',
    season: { from: 6, to: 8 },
  });
});
