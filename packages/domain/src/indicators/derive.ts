import type { Target } from '../tasks/model.ts';
import type { Base, Course, Indicator } from './model.ts';

/**
 * A quantified promise as an indicator, where the pack names none. Amounts are told month by month and added up; shares, densities
 * and what the notice itself calls 累计 are told as they stand; a change against last year (同比) is told as that change, in percent.
 */
export function indicatorOf(target: Target, code: string): Indicator {
  const change = changeWord(target);
  const level = change !== null || isLevel(target);
  const running = change === null && isRunningTotal(target);
  return {
    code,
    name: `${target.metric ?? target.phrase}${change ?? ''}`,
    unit: target.unit ?? (change !== null || target.comparator === 'all' ? '%' : null),
    overTime: isDensity(target) ? 'mean' : level || running ? 'last' : 'sum',
    overPlaces: target.scope === 'eachDistrict' ? 'each' : level ? 'mean' : 'sum',
    better: betterOf(target),
    cumulative: running,
    ratio: false,
  };
}

/** What the promise's words say of base and course beside the figure: a trend is a change that is not nothing, and held all along. */
export function courseOf(target: Target): { readonly base?: Base; readonly course?: Course } {
  if (changeWord(target) === null) return {};
  return { ...(target.value === null ? { base: { kind: 'fixed', value: '0' } as const } : {}), course: { kind: 'held' } };
}

const CHANGE_WORDS = { increase: '同比变化', decrease: '同比变化', increaseBy: '同比增幅', decreaseBy: '同比降幅' } as const;

/** An amount by which something grows (增加20万吨) is an amount, not a change against last year. */
function changeWord({ comparator, value, unit }: Target): string | null {
  if (!(comparator in CHANGE_WORDS) || (value !== null && unit !== '%')) return null;
  return CHANGE_WORDS[comparator as keyof typeof CHANGE_WORDS];
}

const isDensity = ({ unit }: Target): boolean => unit?.includes('/') === true;
/** Not to be added up, over months or places. */
const isLevel = (target: Target): boolean =>
  target.unit === '%' || target.comparator === 'all' || isDensity(target) || /浓度|比例|比重|占比|覆盖率/.test(target.metric ?? '');
const isRunningTotal = (target: Target): boolean => !isLevel(target) && /累计/.test(target.metric ?? target.phrase);

const LESS = /降尘|浓度|排放|消耗|施用|能耗|强度/;
function betterOf({ comparator, metric, phrase }: Target): Indicator['better'] {
  if (comparator === 'equal') return 'within';
  if (comparator === 'atMost' || comparator === 'decrease' || comparator === 'decreaseBy') return 'less';
  return comparator === 'about' && LESS.test(metric ?? phrase) ? 'less' : 'more';
}

/** A unit with a part in the measure that made the promise. */
export type Party = { readonly id: string; readonly kind: string; readonly role: 'lead' | 'responsible' | 'support' };

const isDistrict = ({ kind }: Party): boolean => kind === 'district' || kind === 'zone';

/**
 * Whose figures count. Of a goal for each district: the districts with a part in it. Else the 牵头部门, who sum up what others did
 * (their figures are kept too, and not counted twice); where districts alone lead, they.
 */
export function placesOf({ scope }: Pick<Target, 'scope'>, parties: readonly Party[]): string[] {
  const idsOf = (some: readonly Party[]) => [...new Set(some.map(({ id }) => id))].toSorted();
  const districts = idsOf(parties.filter(isDistrict));
  if (scope === 'eachDistrict' && districts.length > 0) return districts;
  const leads = parties.filter(({ role }) => role === 'lead');
  const bureaus = idsOf(leads.filter((party) => !isDistrict(party)));
  if (bureaus.length > 0) return bureaus;
  return leads.length > 0 ? idsOf(leads) : idsOf(parties.filter(({ role }) => role === 'responsible'));
}
