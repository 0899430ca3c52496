import type { CaseDetail } from '@gongjian/contract/cases';
import { expect, it } from 'vitest';
import { deedOf, needsOf } from './deed-of.ts';

const photo = { kind: 'photo', least: 1, placed: true, timed: true } as const;
const action = { code: 'hand_in', title: '', to: 'check', by: ['reporter'], reason: false, effect: 'transfer', evidence: [photo] } as const;
const one = {
  stage: { code: 'work', title: '' },
  definition: { stages: [{ code: 'work', title: '', duty: 'work', days: 3, actions: [action] }] },
} as unknown as Pick<CaseDetail, 'definition' | 'stage'>;
const filled = { reason: '因故', unit: '110105', day: '2022-06-01', granted: false, evidence: ['e'] };

it('asks for what the deed needs, and for nothing else', () => {
  expect(needsOf(one, 'step:hand_in')).toEqual({ unit: true, day: false, decision: false, reason: true, evidence: [photo] });
  expect(needsOf(one, 'ask_extension')).toMatchObject({ day: true, unit: false });
  expect(needsOf(one, 'decide_extension')).toMatchObject({ decision: true });
  expect(needsOf(one, 'resume')).toMatchObject({ reason: false });
});

it('sends only what belongs to the deed', () => {
  expect(deedOf('step:hand_in', filled)).toEqual({ do: 'step', action: 'hand_in', reason: '因故', unit: '110105', evidence: ['e'] });
  expect(deedOf('ask_extension', filled)).toEqual({ do: 'ask_extension', to: '2022-06-01', reason: '因故' });
  expect(deedOf('decide_extension', filled)).toEqual({ do: 'decide_extension', granted: false, reason: '因故' });
  expect(deedOf('resume', filled)).toEqual({ do: 'resume' });
  expect(deedOf('suspend', filled)).toEqual({ do: 'suspend', reason: '因故' });
});
