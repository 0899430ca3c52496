import { readFileSync } from 'node:fs';
import type { CaseDetail } from '@gongjian/contract/cases';
import { expect, it } from 'vitest';
import { transfersOf } from './transfers.ts';

const kind = JSON.parse(
  readFileSync(new URL('../../../../packs/beijing-2022/cases/cross-province.json', import.meta.url), 'utf8'),
) as CaseDetail['definition'];
const step = (action: string, from: string, to: string, unit: string | null = null) =>
  ({ what: 'step', action, from, to, unit: unit === null ? null : { id: unit, name: unit, kind: '' } }) as CaseDetail['steps'][number];
const of = (...steps: CaseDetail['steps']) =>
  transfersOf({ definition: kind, steps, fields: { province: '河北' } }).map(({ to, receipt, awaited }) => [
    to,
    receipt?.action ?? null,
    awaited,
  ]);

it('shows what went to another province, and the receipt that came back', () => {
  const sent = step('forward', 'received', 'sent');
  expect(of(sent)).toEqual([['河北', null, true]]);
  expect(of(sent, step('acknowledged', 'sent', 'abroad'))).toEqual([['河北', 'acknowledged', false]]);
});

it('shows what was handed to a unit that need not sign', () => {
  expect(of(step('assign', 'received', 'rectifying', '朝阳区'), step('transfer', 'rectifying', 'rectifying', '丰台区'))).toEqual([
    ['朝阳区', null, false],
    ['丰台区', null, false],
  ]);
});
