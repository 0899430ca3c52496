import { expect, it } from 'vitest';
import { sendable } from './sendable.ts';

const number = (value: string) => ({ promiseId: 'p', place: '110105', amount: { value }, correction: '' });

it('keeps a figure that is half typed on the screen and out of the draft', () => {
  const content = {
    progress: '已开工',
    problems: '',
    nextStep: '',
    supportNeeded: '',
    numbers: [number('12.'), number('12.5')],
    stages: [],
    acts: [],
  };
  expect(sendable(content).numbers).toEqual([number('12.5')]);
  expect(sendable(content).progress).toBe('已开工');
});
