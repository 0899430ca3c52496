import { addDays, dateOf, isLocalDate, type LocalDate, localDate } from '../kernel/dates.ts';
import { type DateMention, datesIn } from './deadline-dates.ts';
import { AT_ONCE, BY_MILESTONES, STANDING } from './lexicon-dates.ts';

/** What a cell 完成时限 says, before anybody looks into the measure. */
export type PrintedDeadline =
  | { readonly kind: 'dates'; readonly dates: readonly DateMention[] }
  | { readonly kind: 'milestones' | 'standing' | 'atOnce' | 'unknown' };

/** `text` is closed up and half-width. */
export function printedDeadline(text: string, year: number | null): PrintedDeadline {
  const day = bareDay(text, year);
  if (day !== null) return { kind: 'dates', dates: [whole(text, day)] };
  const dates = datesIn(text, year);
  if (dates.length > 0) return { kind: 'dates', dates };
  if (STANDING.test(text)) return { kind: 'standing' };
  if (BY_MILESTONES.test(text)) return { kind: 'milestones' };
  return { kind: AT_ONCE.test(text) ? 'atOnce' : 'unknown' };
}

const whole = (text: string, day: LocalDate): DateMention => ({
  start: 0,
  end: text.length,
  from: day,
  to: day,
  kind: 'date',
  use: 'due',
  assumed: null,
});

/** What spreadsheets make of a day: 44742, 20220630, 6.30, 6/30前. */
function bareDay(text: string, year: number | null): LocalDate | null {
  if (/^\d{5}$/.test(text)) return serialDay(Number(text));
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)前?$/.exec(text);
  if (compact !== null) return asDay(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const short = /^(\d{1,2})[./](\d{1,2})(?:之?前)?$/.exec(text);
  if (short === null || year === null) return null;
  return asDay(`${year}-${short[1]?.padStart(2, '0')}-${short[2]?.padStart(2, '0')}`);
}

/** Day 1 is 1900-01-01, and 1900 counts as a leap year. */
function serialDay(serial: number): LocalDate | null {
  const years2000to2099 = serial >= 36_526 && serial <= 73_050;
  return years2000to2099 ? addDays(dateOf(1899, 12, 30), serial) : null;
}

const asDay = (text: string): LocalDate | null => (isLocalDate(text) ? localDate(text) : null);

const DATE_FILLER =
  /^(?:完成|力争|到|至|截至|底|前|实现|全部|基本|取得|阶段性|明显|成效|进展|实施|落实|启动|建成|投用|出台|印发|发布|并|长期|坚持|持续|推进|每年|全年|阶段|任务|各|主体|工程|整改|到位|[、，；。（）/及和后])*$/;
const KEPT_UP =
  /^(?:全年|长期|持续|常态化?|按[月季日周年]度?|每[年月日季周]度?|逐[月年]|日常|常年|始终|经常性?|实时|随时|滚动|定期|不间断|贯穿全年|动态|连续|立即|立行立改|即知即改|马上|尽快)(?:实施|坚持|推进|开展|执行|落实|抓好|进行|完成|更新|化|性|整改|报送|[、，；。])*(?:长期(?:实施|坚持)|持续(?:推进|实施))?$/;
const AS_PLANNED =
  /^(?:按照?|依)?(?:各自|规定|计划|任务|工作|要求|既定|方案)*(?:时间|阶段|任务)*(?:节点|序时|时序|进度|分阶段|分步|分期|计划|期|要求)(?:进度|要求|安排|计划|时限|时间)*(?:完成|实施|推进|落实|开展|组织)*$/;

/** Whether a short text, closed up, can only say when something is due. */
export function saysOnlyWhen(text: string): boolean {
  if (text === '' || text.length > 40) return false;
  const dates = datesIn(text, 2000);
  if (dates.length === 0) return KEPT_UP.test(text) || AS_PLANNED.test(text) || /^\d{1,2}\.\d\d前?$/.test(text);
  let rest = '';
  let from = 0;
  for (const { start, end } of dates) {
    rest += text.slice(from, start);
    from = end;
  }
  return DATE_FILLER.test(rest + text.slice(from));
}
