import type { JudgementShown } from '@gongjian/contract/indicators';
import type { GoalReasonCode } from '@gongjian/domain/indicators/model';
import { goalReasonText as chinese } from '@gongjian/domain/indicators/words';
import type { Language } from '../ui/language.ts';

type Reason = JudgementShown['reasons'][number];
type Values = Reason['values'];
const figure = (v: Values, name: string): string => `${v[name]}${v.unit ? ` ${v.unit}` : ''}`;

/** The reasons of a judgement in English; the Chinese sentences stand beside the rule. */
const english: Readonly<Record<GoalReasonCode, (v: Values) => string>> = {
  not_open: (v) => `It begins on ${v.from}`,
  no_values: () => 'No figures yet, so no pace is made up',
  future_ignored: (v) => `${v.count} figures of later months were not counted`,
  not_a_number: (v) => `${v.count} figures are no numbers`,
  denominator_zero: () => 'The denominator is zero',
  base_missing: () => 'There is no base to compare with',
  base_zero: () => 'The base is zero',
  places_missing: (v) => `${v.count} units have no figures: ${v.places}`,
  months_missing: (v) => `${v.count} months have no base to compare with`,
  corrected: (v) => `${v.count} figures were corrected; the newest stand`,
  pace: (v) => `${figure(v, 'value')} of ${figure(v, 'target')}: planned ${v.planned}%, actual ${v.actual}%, lag ${v.lag} points`,
  budget: (v) => `${figure(v, 'value')} of at most ${figure(v, 'target')} used: planned ${v.planned}%, lag ${v.lag} points`,
  level: (v) =>
    `Now ${figure(v, 'value')}, asked ${v.wants === 'atMost' ? 'at most' : 'at least'} ${figure(v, 'target')}, lag ${v.lag} points`,
  change: (v) =>
    `Now ${figure(v, 'value')}, asked a ${v.wants} of ${v.target}: planned ${v.planned}%, actual ${v.actual}%, lag ${v.lag} points`,
  trend_kept: (v) => `From ${figure(v, 'base')} to ${figure(v, 'value')}: the trend is kept`,
  trend_broken: (v) => `From ${figure(v, 'base')} to ${figure(v, 'value')}: the trend is broken`,
  within: (v) => `Now ${figure(v, 'value')}, within the range of ${figure(v, 'target')}`,
  outside: (v) => `Now ${figure(v, 'value')}, outside the range of ${figure(v, 'target')}`,
  met: (v) => `Reached ${figure(v, 'target')} on ${v.on}`,
  met_late: (v) => `Reached ${figure(v, 'target')} on ${v.on}, after ${v.due}`,
  missed: (v) => `Did not reach ${figure(v, 'target')} by ${v.due}`,
  closing: () => 'The last figures are not due yet',
  worst_place: (v) => `${v.count} units are judged by themselves; the worst, ${v.place}, decides`,
};

export function goalReasonText({ code, values }: Reason, language: Language): string {
  if (!(code in english)) return code;
  return language === 'zh' ? chinese({ code: code as GoalReasonCode, values }) : english[code as GoalReasonCode](values);
}
