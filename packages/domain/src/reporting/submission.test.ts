import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { detectType } from '../kernel/detect-type.ts';
import { MOST_BYTES } from './attachments.ts';
import { type Attachment, type Content, EMPTY_CONTENT, type ToldNumber } from './model.ts';
import { type Asked, type AskedNumber, checkReport, TEXT_LIMIT } from './submission.ts';

const file = (over: Partial<Attachment> = {}): Attachment => ({
  id: 'f1',
  name: '通知.pdf',
  type: 'application/pdf',
  detected: 'application/pdf',
  bytes: 1,
  ...over,
});
const number = (amount: string, over: Partial<ToldNumber> = {}): ToldNumber => {
  const [numerator = '', denominator] = amount.split('/');
  return {
    promiseId: 'p',
    place: 'd1',
    amount: denominator === undefined ? { value: amount } : { numerator, denominator },
    correction: '',
    ...over,
  };
};
const askedNumber = (over: Partial<AskedNumber> = {}): AskedNumber => ({
  promiseId: 'p',
  place: 'd1',
  ratio: false,
  lastTotal: null,
  locked: false,
  required: true,
  ...over,
});
const asked = (over: Partial<Asked> = {}): Asked => ({
  today: localDate('2022-03-03'),
  behind: false,
  numbers: [],
  deliverables: [],
  acts: [],
  attachmentNeeded: false,
  ...over,
});
const told = (over: Partial<Content> = {}): Content => ({ ...EMPTY_CONTENT, progress: '已完成', ...over });
const codes = (content: Content, of: Asked) => checkReport(content, of).map(({ code }) => code);

it('lets a whole report go', () => {
  const content = told({
    numbers: [number('12')],
    stages: [{ promiseId: 'd', stage: 'issue', on: localDate('2022-03-01'), documentNumber: '京环发〔2022〕1号', files: ['f1'] }],
    acts: [{ promiseId: 'a', done: true, files: ['f1'] }],
    attachments: [file()],
  });
  const of = asked({
    numbers: [askedNumber({ lastTotal: '12' })],
    deliverables: [{ promiseId: 'd', accepted: [] }],
    acts: [{ promiseId: 'a', proofNeeded: true }],
    attachmentNeeded: true,
  });
  expect(checkReport(content, of)).toEqual([]);
});

it('says everything that is wrong at once, each with its place', () => {
  const content = told({
    progress: ' ',
    numbers: [number('十二')],
    stages: [{ promiseId: 'd', stage: 'issue', on: localDate('2022-03-04'), documentNumber: null, files: [] }],
    acts: [{ promiseId: 'a', done: true, files: [] }],
  });
  const of = asked({
    behind: true,
    numbers: [askedNumber(), askedNumber({ place: 'd2' })],
    deliverables: [{ promiseId: 'd', accepted: [] }],
    acts: [{ promiseId: 'a', proofNeeded: true }],
    attachmentNeeded: true,
  });
  expect(checkReport(content, of)).toEqual([
    { code: 'progress_empty', at: ['progress'] },
    { code: 'problems_empty', at: ['problems'] },
    { code: 'next_step_empty', at: ['nextStep'] },
    { code: 'number_not_decimal', at: ['numbers', 0, 'value'] },
    { code: 'number_missing', at: ['numbers', 'p', 'd2'] },
    { code: 'act_proof_missing', at: ['acts', 0, 'files'] },
    { code: 'date_in_future', at: ['stages', 0, 'on'] },
    { code: 'document_number_missing', at: ['stages', 0, 'documentNumber'] },
    { code: 'attachment_needed', at: ['attachments'] },
  ]);
});

describe('a number', () => {
  it.each<[string, ToldNumber[], Partial<AskedNumber>, string[]]>([
    ['less than the last total needs a reason', [number('11.9')], { lastTotal: '12' }, ['less_than_last']],
    ['less with a reason is a correction', [number('11.9', { correction: '重复统计' })], { lastTotal: '12' }, []],
    ['with thousands separators is no number', [number('1,200')], {}, ['number_not_decimal']],
    ['that nobody asked for', [number('1', { place: 'd9' })], { required: false }, ['number_not_asked']],
    ['told twice', [number('1'), number('2')], {}, ['number_twice']],
    ['from records is not written by hand', [number('1')], { locked: true }, ['number_locked']],
    ['from records need not be told', [], { locked: true }, []],
    ['of a ratio needs both parts', [number('90')], { ratio: true }, ['ratio_needed']],
    ['of a ratio with nothing below', [number('1/0')], { ratio: true }, ['denominator_zero']],
    ['of nothing out of nothing is an answer', [number('0/0')], { ratio: true }, []],
    ['of a ratio over one', [number('11/10')], { ratio: true }, ['ratio_over_one']],
    ['of a ratio with words', [number('甲/乙')], { ratio: true }, ['number_not_decimal', 'number_not_decimal']],
  ])('%s', (_, numbers, want, problems) => {
    expect(codes(told({ numbers }), asked({ numbers: [askedNumber(want)] }))).toEqual(problems);
  });
});

describe('a file', () => {
  it.each<[string, Attachment[], string[]]>([
    ['too big', [file({ bytes: MOST_BYTES + 1 })], ['attachment_too_big']],
    ['empty', [file({ bytes: 0 })], ['attachment_empty']],
    ['of a kind nobody takes', [file({ type: 'application/x-msdownload' })], ['attachment_type']],
    ['that is not what it says', [file({ detected: 'application/zip' })], ['attachment_disguised']],
    ['whose bytes say nothing', [file({ detected: null })], ['attachment_disguised']],
    ['twice', [file(), file()], ['attachment_twice']],
    ['one of too many', Array.from({ length: 21 }, (_, i) => file({ id: `f${i}` })), ['attachments_too_many']],
  ])('%s', (_, attachments, problems) => {
    expect(codes(told({ attachments }), asked())).toEqual(problems);
  });
  it('named as proof must be there', () => {
    const acts = [{ promiseId: 'a', done: true, files: ['gone'] }];
    expect(codes(told({ acts }), asked({ acts: [{ promiseId: 'a', proofNeeded: true }] }))).toEqual(['file_unknown']);
  });
  it('is known by its first bytes', () => {
    expect(detectType(new TextEncoder().encode('%PDF-1.7'))).toBe('application/pdf');
    expect(detectType(Uint8Array.of(0x50, 0x4b, 3, 4, 20))).toBe('application/zip');
    expect(detectType(Uint8Array.of(0x4d, 0x5a))).toBeNull();
    expect(detectType(new Uint8Array())).toBeNull();
  });
});

it('has a length, and tells only of what the measure promises', () => {
  expect(codes(told({ progress: '字'.repeat(TEXT_LIMIT + 1) }), asked())).toEqual(['text_too_long']);
  const stray = told({
    acts: [{ promiseId: 'x', done: false, files: [] }],
    stages: [{ promiseId: 'x', stage: 'draft', on: null, documentNumber: null, files: [] }],
  });
  expect(codes(stray, asked())).toEqual(['act_not_asked', 'stage_not_asked']);
});
