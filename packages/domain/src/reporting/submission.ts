import type { LocalDate } from '../kernel/dates.ts';
import { compare, type Decimal, tryDecimal } from '../kernel/decimal.ts';
import type { Problem } from '../kernel/problem.ts';
import type { StageName } from '../tasks/model.ts';
import { checkStage, type StageProblem } from '../tasks/stages.ts';
import { checkAttachments } from './attachments.ts';
import type { Content, ToldNumber } from './model.ts';

/** What the report of one unit on one measure must hold. */
export type Asked = {
  readonly today: LocalDate;
  /** The measure is yellow or red: what stands in the way and what comes next must be told. */
  readonly behind: boolean;
  readonly numbers: readonly AskedNumber[];
  /** Deliverables whose stages may be told, with what was accepted before. */
  readonly deliverables: readonly {
    readonly promiseId: string;
    readonly accepted: readonly { readonly stage: StageName; readonly on: LocalDate }[];
  }[];
  /** Duties and time nodes that may be told as done. */
  readonly acts: readonly { readonly promiseId: string; readonly proofNeeded: boolean }[];
  readonly attachmentNeeded: boolean;
};
export type AskedNumber = {
  readonly promiseId: string;
  readonly place: string;
  readonly ratio: boolean;
  /** The last total told, of a figure that only grows; null where there is none or it may fall. */
  readonly lastTotal: string | null;
  /** It comes from records and is not for the unit to write. */
  readonly locked: boolean;
  readonly required: boolean;
};

export type SubmissionCode =
  | 'progress_empty'
  | 'text_too_long'
  | 'problems_empty'
  | 'next_step_empty'
  | 'number_missing'
  | 'number_not_asked'
  | 'number_twice'
  | 'number_locked'
  | 'number_not_decimal'
  | 'ratio_needed'
  | 'denominator_zero'
  | 'ratio_over_one'
  | 'less_than_last'
  | 'act_not_asked'
  | 'act_proof_missing'
  | 'stage_not_asked'
  | 'file_unknown'
  | 'attachment_needed'
  | 'attachments_too_many'
  | 'attachment_twice'
  | 'attachment_empty'
  | 'attachment_too_big'
  | 'attachment_type'
  | 'attachment_disguised'
  | StageProblem['code'];
export type SubmissionProblem = Problem<SubmissionCode>;

/** Characters a field may hold, as the form and the workbook say. */
export const TEXT_LIMIT = 2000;
const TEXTS = ['progress', 'problems', 'nextStep', 'supportNeeded'] as const;

/** Everything that stands against sending the report, at once and each with its place. Empty: it may go. */
export function checkReport(content: Content, asked: Asked): SubmissionProblem[] {
  return [
    ...checkTexts(content, asked),
    ...checkNumbers(content, asked.numbers),
    ...checkActs(content, asked),
    ...checkStages(content, asked),
    ...checkFiles(content),
    ...(asked.attachmentNeeded && content.attachments.length === 0 ? [{ code: 'attachment_needed', at: ['attachments'] } as const] : []),
    ...checkAttachments(content.attachments),
  ];
}

function checkTexts(content: Content, { behind }: Asked): SubmissionProblem[] {
  const problems: SubmissionProblem[] = [];
  if (content.progress.trim() === '') problems.push({ code: 'progress_empty', at: ['progress'] });
  if (behind && content.problems.trim() === '') problems.push({ code: 'problems_empty', at: ['problems'] });
  if (behind && content.nextStep.trim() === '') problems.push({ code: 'next_step_empty', at: ['nextStep'] });
  const long = TEXTS.filter((field) => content[field].length > TEXT_LIMIT);
  return [...problems, ...long.map((field) => ({ code: 'text_too_long', at: [field] }) as const)];
}

const keyOf = ({ promiseId, place }: Pick<ToldNumber, 'promiseId' | 'place'>): string => `${promiseId} ${place}`;

function checkNumbers({ numbers }: Content, asked: readonly AskedNumber[]): SubmissionProblem[] {
  const wanted = new Map(asked.map((one) => [keyOf(one), one] as const));
  const told = new Map<string, number>();
  const problems = numbers.flatMap((number, i): SubmissionProblem[] => {
    const key = keyOf(number);
    const want = wanted.get(key);
    if (told.has(key)) return [{ code: 'number_twice', at: ['numbers', i] }];
    told.set(key, i);
    if (want === undefined) return [{ code: 'number_not_asked', at: ['numbers', i] }];
    if (want.locked) return [{ code: 'number_locked', at: ['numbers', i] }];
    return checkNumber(number, want, i);
  });
  const missing = asked
    .filter((one) => one.required && !one.locked && !told.has(keyOf(one)))
    .map((one): SubmissionProblem => ({ code: 'number_missing', at: ['numbers', one.promiseId, one.place] }));
  return [...problems, ...missing];
}

function checkNumber({ amount, correction }: ToldNumber, { ratio, lastTotal }: AskedNumber, i: number): SubmissionProblem[] {
  if ('value' in amount) {
    if (ratio) return [{ code: 'ratio_needed', at: ['numbers', i] }];
    const value = tryDecimal(amount.value);
    if (value === undefined) return [{ code: 'number_not_decimal', at: ['numbers', i, 'value'] }];
    return falls(value, lastTotal) && correction.trim() === '' ? [{ code: 'less_than_last', at: ['numbers', i, 'correction'] }] : [];
  }
  const fields = ['numerator', 'denominator'] as const;
  const wrong = fields.filter((field) => tryDecimal(amount[field]) === undefined);
  if (wrong.length > 0) return wrong.map((field) => ({ code: 'number_not_decimal', at: ['numbers', i, field] }));
  const [numerator, denominator] = [tryDecimal(amount.numerator), tryDecimal(amount.denominator)];
  if (numerator === undefined || denominator === undefined) return [];
  if (denominator.units === 0n && numerator.units !== 0n) return [{ code: 'denominator_zero', at: ['numbers', i, 'denominator'] }];
  return compare(numerator, denominator) > 0 ? [{ code: 'ratio_over_one', at: ['numbers', i, 'numerator'] }] : [];
}

function falls(value: Decimal, lastTotal: string | null): boolean {
  const last = lastTotal === null ? undefined : tryDecimal(lastTotal);
  return last !== undefined && compare(value, last) < 0;
}

function checkActs({ acts }: Content, asked: Asked): SubmissionProblem[] {
  const wanted = new Map(asked.acts.map((act) => [act.promiseId, act] as const));
  return acts.flatMap(({ promiseId, done, files }, i): SubmissionProblem[] => {
    const want = wanted.get(promiseId);
    if (want === undefined) return [{ code: 'act_not_asked', at: ['acts', i] }];
    return done && want.proofNeeded && files.length === 0 ? [{ code: 'act_proof_missing', at: ['acts', i, 'files'] }] : [];
  });
}

/** A stage is proved as the ledger wants it proved, after the stages accepted before it. */
function checkStages({ stages }: Content, asked: Asked): SubmissionProblem[] {
  const wanted = new Map(asked.deliverables.map((one) => [one.promiseId, one] as const));
  return stages.flatMap(({ promiseId, stage, on, documentNumber, files }, i): SubmissionProblem[] => {
    const want = wanted.get(promiseId);
    if (want === undefined) return [{ code: 'stage_not_asked', at: ['stages', i] }];
    const found = checkStage({ stage, on, documentNumber, files: files.length }, want.accepted, asked.today);
    return found.map(({ code, at }) => ({ code, at: ['stages', i, ...at] }));
  });
}

/** A proof must be one of the report's own files. */
function checkFiles({ acts, stages, attachments }: Content): SubmissionProblem[] {
  const known = new Set(attachments.map(({ id }) => id));
  const named = (list: readonly { readonly files: readonly string[] }[], where: 'acts' | 'stages') =>
    list.flatMap(({ files }, i) =>
      files.flatMap((id, j): SubmissionProblem[] => (known.has(id) ? [] : [{ code: 'file_unknown', at: [where, i, 'files', j] }])),
    );
  return [...named(acts, 'acts'), ...named(stages, 'stages')];
}
