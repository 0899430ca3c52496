import { expect, it } from 'vitest';
import { merge, withMine } from './choose.ts';

const empty = { progress: '', problems: '', nextStep: '', supportNeeded: '', numbers: [], stages: [], acts: [] };
const figure = (value: string) => ({ promiseId: 'p', place: '110105', amount: { value }, correction: '' });

it('joins what two people wrote in different fields', () => {
  const { content, conflicts } = merge(empty, { ...empty, progress: '甲' }, { ...empty, problems: '乙' });
  expect(content).toEqual({ ...empty, progress: '甲', problems: '乙' });
  expect(conflicts).toEqual([]);
});

it('keeps what the other saved until mine is chosen, in texts and in figures', () => {
  const mine = { ...empty, progress: '甲', numbers: [figure('1')] };
  const { content, conflicts } = merge(empty, mine, { ...empty, progress: '乙', numbers: [figure('2')] });
  expect(content).toMatchObject({ progress: '乙', numbers: [figure('2')] });
  expect(conflicts.reduce((chosen, conflict) => withMine(chosen, mine, conflict), content)).toEqual(mine);
});
