import type { VerdictReason } from '@gongjian/contract/tasks';
import type { ProofReasonCode } from '@gongjian/domain/tasks/evidence-verdict';
import { evidenceText as chinese } from '@gongjian/domain/tasks/evidence-words';
import type { ReasonCode } from '@gongjian/domain/tasks/verdict';
import type { Language } from '../ui/language.ts';
import { tasksText } from './text.ts';

type Values = VerdictReason['values'];

/** The reasons of a verdict in English; the Chinese sentences stand beside the rule. */
const english: Readonly<Record<ReasonCode | ProofReasonCode, (v: Values) => string>> = {
  window_not_open: (v) => `It begins on ${v.from}`,
  standing: () => 'Standing work without a last day',
  no_date: () => 'The document sets no date',
  due: (v) => `Due ${v.on}, in ${v.days} days`,
  overdue: (v) => `Was due ${v.on}, ${v.days} days ago, with nothing to prove it done`,
  milestone_overdue: (v) => `Milestone ${v.on} has passed with nothing to prove it: ${v.what}`,
  deliverable_overdue: (v) => `Should have been issued by ${v.on}: ${v.what}`,
  nothing_recorded: () => 'Nothing has been recorded, so no pace is made up',
  not_yet_provable: (v) => `No data to prove it yet: ${v.what}`,
  stage_reached: (v) => `Reached “${stageWord(v.stage)}” on ${v.on}: ${v.what}`,
  pace: (v) => `${v.elapsed}% of the time has passed, ${v.actual}% is done, a difference of ${v.lag} points`,
  done: (v) => `All was issued by ${v.on}`,
  done_late: (v) => `All was issued by ${v.on}, after the due day ${v.due}`,
  due_soon: (v) => `${v.on} is fewer than 5 working days away`,
  calendar_missing: (v) => `The holiday notice of ${v.year} is not loaded; working days cannot be counted`,
  overridden: (v) => `Set by hand: ${v.reason} (approved by ${v.approver}; the rule says ${stateWord(v.computed)})`,
  proof_pace: (v) =>
    v.actual === undefined
      ? `No figures yet: ${promised(v)}`
      : `${v.elapsed}% of the time has passed, ${v.actual}% is done, ${v.lag} points behind: ${promised(v)}`,
  proof_awaited: (v) => `Nothing to prove it yet: ${promised(v)}`,
  proof_met: (v) => `Done${v.on === undefined ? '' : ` on ${v.on}`}: ${promised(v)}`,
  proof_met_late: (v) => `Done${v.on === undefined ? ' with gaps' : ` on ${v.on}, late`}: ${promised(v)}`,
  proof_missed: (v) => `Not done in time${v.actual === undefined ? '' : `, ${v.actual}% reached`}: ${promised(v)}`,
  proof_kept: (v) => `Done and proved in every period: ${promised(v)}`,
  proof_lapsed: (v) => `Not proved for several periods in a row: ${promised(v)}`,
};
const promised = ({ what, strength, closing }: Values): string =>
  `${what}${strength === 'strive' ? ' (to strive for)' : ''}${closing === undefined ? '' : ' (last figures not due yet)'}`;

export function reasonText({ code, values }: VerdictReason, language: Language): string {
  if (!(code in english)) return code;
  const known = code as keyof typeof english;
  return language === 'zh' ? chinese({ code: known, values }) : english[known](values);
}

const word = (words: Readonly<Record<string, string>>, key: string | number | undefined): string => words[String(key)] ?? String(key);
const stageWord = (key: string | number | undefined): string => word(tasksText.en.stages, key);
const stateWord = (key: string | number | undefined): string => word(tasksText.en.states, key);
