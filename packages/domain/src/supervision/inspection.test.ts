import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { type CampaignSaid, planProblems, startProblems } from './campaign.ts';
import { checklistMend, checklistProblems, typeProblems } from './check-checklist.ts';
import { visitProblems } from './check-visit.ts';
import { failures, judge } from './judge-answers.ts';
import type { AnswerRule, CampaignType, Checklist, ChecklistItem, VisitFile, VisitSaid } from './model.ts';

const item = (code: string, answer: AnswerRule, over: Partial<ChecklistItem> = {}): ChecklistItem => ({
  ...{ code, title: code, guide: '', answer, required: true, severity: '一般', clause: '第一条' },
  photos: answer.type === 'text' ? null : { least: 1, placed: true, timed: true },
  ...over,
});
const range: AnswerRule = { type: 'number', unit: 'µg/m³', least: '0', most: '150' };
const choice: AnswerRule = {
  type: 'choice',
  choices: [
    { title: '持证', conforms: true },
    { title: '无证', conforms: false },
  ],
};
const list: Checklist = {
  ...{ code: 'list', title: '表', version: 1, field: '扬尘' },
  items: [
    item('cover', { type: 'conforms' }),
    item('pm10', range, { required: false }),
    item('permit', choice, { required: false }),
    item('remark', { type: 'text' }, { required: false, clause: '' }),
  ],
};
const said = (value: string, over: object = {}) => ({ value, note: '', photos: [], ...over });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('an answer', () => {
  it.each([
    [{ type: 'conforms' }, 'yes', 'conforms'],
    [{ type: 'conforms' }, 'no', 'fails'],
    [{ type: 'conforms' }, 'not_applicable', 'not_applicable'],
    [{ type: 'conforms' }, 'perhaps', 'invalid'],
    [range, '150', 'conforms'],
    [range, '150.0', 'conforms'],
    [range, '150.01', 'fails'],
    [range, '-0.1', 'fails'],
    [range, '多', 'invalid'],
    [choice, '持证', 'conforms'],
    [choice, '无证', 'fails'],
    [choice, '其他', 'invalid'],
    [{ type: 'text' }, '一切如常', 'conforms'],
    [range, ' ', 'unanswered'],
  ] as const)('to %o of “%s” %s', (rule, value, judgement) => {
    expect(judge(rule as AnswerRule, said(value))).toBe(judgement);
  });

  it('that fails is a finding, in the order of the list, and nothing else is', () => {
    const values = { yes: ['yes', 'no', 'not_applicable', ''], numbers: ['1', '151', ''] } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...values.yes),
        fc.constantFrom(...values.numbers),
        fc.constantFrom('持证', '无证', ''),
        (cover, pm10, permit) => {
          const found = failures(list, { cover: said(cover), pm10: said(pm10), permit: said(permit), remark: said('x') });
          const expected = [
            ...(cover === 'no' ? ['cover'] : []),
            ...(pm10 === '151' ? ['pm10'] : []),
            ...(permit === '无证' ? ['permit'] : []),
          ];
          expect(found.map(({ code }) => code)).toEqual(expected);
        },
      ),
    );
  });
});

describe('a visit', () => {
  const photo: VisitFile = { id: 'p', kind: 'photo', placed: true, timed: true };
  const signature: VisitFile = { id: 's', kind: 'signature', placed: false, timed: false };
  const whole: VisitSaid = {
    ...{ startedAt: '2022-06-01T01:00:00Z', endedAt: '2022-06-01T02:00:00Z', place: { longitude: 116, latitude: 39 } },
    answers: { cover: said('no', { note: '未苫盖', photos: ['p'] }) },
    ...{ signatureId: 's', signer: '张某', unsignedReason: '' },
  };
  const lacks = (over: Partial<VisitSaid>, files: readonly VisitFile[] = [photo, signature]) =>
    codes(visitProblems(list, { ...whole, ...over }, files));

  it('is whole when every "no" is shown and the inspected signed or it is said why not', () => {
    expect(lacks({})).toEqual([]);
    expect(lacks({ signatureId: null, signer: '', unsignedReason: '拒签' })).toEqual([]);
  });

  it('is told all that it lacks', () => {
    expect(lacks({ place: null, endedAt: '2022-06-01T00:00:00Z' })).toEqual(['place_missing', 'ends_before_it_begins']);
    expect(lacks({ answers: {} })).toEqual(['answer_missing']);
    expect(lacks({ answers: { cover: said('no') } })).toEqual(['note_missing', 'photo_missing']);
    expect(lacks({ answers: { cover: said('yes'), other: said('yes') } })).toEqual(['item_unknown']);
    expect(lacks({}, [{ ...photo, placed: false, timed: false }, signature])).toEqual(['photo_without_place', 'photo_without_time']);
    expect(lacks({ signer: '' })).toEqual(['signer_missing']);
    expect(lacks({ unsignedReason: '拒签' })).toEqual(['signature_and_refusal']);
  });

  it('takes neither a signature for a photo nor a file of nobody', () => {
    expect(lacks({}, [{ ...photo, kind: 'signature' }, signature])).toEqual(['photo_missing']);
    expect(lacks({}, [photo])).toEqual(['signature_missing']);
  });
});

describe('a checklist', () => {
  it('is told all that is wrong with it, each with a way to mend it', () => {
    const broken: Checklist = {
      ...list,
      items: [
        item('a', { type: 'conforms' }, { clause: ' ', photos: null }),
        item('a', { type: 'number', unit: '', least: null, most: null }),
        item('b', { type: 'number', unit: '', least: '2', most: '1' }),
        item('c', {
          type: 'choice',
          choices: [
            { title: '好', conforms: true },
            { title: '好', conforms: true },
          ],
        }),
        item('d', { type: 'choice', choices: [{ title: '坏', conforms: false }] }),
        item('e', { type: 'text' }, { photos: { least: 1, placed: true, timed: true } }),
      ],
    };
    const problems = checklistProblems(broken);
    expect(problems.map(({ code, at }) => `${at.join('.')} ${code}`)).toEqual([
      'items.1.code code_twice',
      'items.0.clause clause_missing',
      'items.0.photos failing_shows_nothing',
      'items.1.answer.least no_bound',
      'items.2.answer.most bounds_reversed',
      'items.3.answer.choices.1.title choice_twice',
      'items.3.answer.choices every_choice_conforms',
      'items.4.answer.choices no_choice_conforms',
      'items.5.photos remark_cannot_fail',
    ]);
    expect(problems.every(({ code }) => checklistMend[code].length > 10)).toBe(true);
    expect(checklistProblems(list)).toEqual([]);
    expect(codes(checklistProblems({ ...list, items: [item('remark', { type: 'text' })] }))).toEqual(['nothing_can_fail']);
  });
});

const type: CampaignType = {
  ...{ code: 'daily', title: '日常督察', version: 1, purpose: '', clause: '', team: { least: 2 }, mostDays: 30 },
  ...{ targets: ['area'], checklists: ['list'], caseKind: 'inspection_finding' },
};

describe('a kind of campaign', () => {
  it('names checklists and a kind of case that there are', () => {
    const kinds = new Map([
      ['inspection_finding', true],
      ['dust_alarm', false],
    ]);
    const faults = (over: Partial<CampaignType>) => codes(typeProblems({ ...type, ...over }, ['list'], kinds));
    expect(faults({})).toEqual([]);
    expect(faults({ checklists: ['list', 'list', 'other'] })).toEqual(['checklist_twice', 'checklist_unknown']);
    expect(faults({ caseKind: 'dust_alarm' })).toEqual(['kind_not_for_findings']);
    expect(faults({ caseKind: 'none' })).toEqual(['kind_unknown']);
  });
});

describe('a campaign', () => {
  const plan: CampaignSaid = {
    ...{ startsOn: localDate('2022-06-01'), endsOn: localDate('2022-06-30') },
    team: [
      { id: 'a', leads: true },
      { id: 'b', leads: false },
    ],
    targets: [{ kind: 'area', name: '朝阳北路', unit: '110105', checklist: 'list' }],
  };
  const faults = (over: Partial<CampaignSaid>) => codes(planProblems(type, { ...plan, ...over }));

  it('lasts as long as its kind allows, the last day included', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ endsOn: localDate('2022-07-01') })).toEqual(['lasts_too_long']);
    expect(faults({ endsOn: localDate('2022-05-31') })).toEqual(['ends_before_it_begins']);
  });

  it('inspects what its kind inspects, once, by people named once', () => {
    const [target] = plan.targets;
    if (!target) throw new Error('no target');
    expect(faults({ targets: [target, target] })).toEqual(['target_twice']);
    expect(faults({ targets: [{ ...target, kind: 'unit', checklist: 'other' }] })).toEqual(['target_not_of_type', 'checklist_not_of_type']);
    expect(faults({ team: [...plan.team, ...plan.team] })).toEqual(['person_twice', 'person_twice']);
  });

  it('is started with enough people, one lead and something to inspect', () => {
    expect(startProblems(type, plan)).toEqual([]);
    expect(codes(startProblems(type, { team: [{ id: 'a', leads: false }], targets: [] }))).toEqual([
      'team_too_small',
      'not_one_lead',
      'no_targets',
    ]);
    const leads = plan.team.map((one) => ({ ...one, leads: true }));
    expect(codes(startProblems(type, { team: leads, targets: plan.targets }))).toEqual(['not_one_lead']);
  });
});
