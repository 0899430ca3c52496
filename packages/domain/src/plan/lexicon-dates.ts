/** Words of time that stand for a day of the year, and those that stand for no day at all. */

type SeasonStart = { readonly words: RegExp; readonly month: number; readonly day: number; readonly why: string };

/** Days that differ from place to place; the likelier one stands and a person is asked. */
export const SEASON_STARTS: readonly SeasonStart[] = [
  { words: /(?:采暖|供暖|取暖|供热)[季期]/y, month: 11, day: 15, why: '供暖起始日各地不同，暂按11月15日' },
  { words: /入冬/y, month: 11, day: 15, why: '入冬日期未写明，暂按11月15日' },
  { words: /主?汛期?|雨季/y, month: 5, day: 31, why: '汛期起始日各地不同，暂按6月1日入汛，即5月31日前' },
  { words: /国庆节?/y, month: 9, day: 30, why: '“国庆前”暂按9月30日' },
  { words: /五一节?/y, month: 4, day: 30, why: '“五一前”暂按4月30日' },
  { words: /元旦/y, month: 12, day: 31, why: '“元旦前”暂按12月31日' },
];

/** 长期实施: something that is to be kept up. */
export const STANDING =
  /长期|持续|全年|常态|按[月季日周]|每[年月日季周]|逐[月年]|日常|常年|始终|经常|实时|随时|滚动|定期|不间断|贯穿|动态|连续/;

/** 按时间节点完成: the dates stand in the measure. */
export const BY_MILESTONES =
  /时间节点|时间要求|按.{0,4}节点|节点(?:完成|推进)|序时|时序|分阶段|分步|分期|按.{0,4}计划|按.{0,3}进度|按期|按要求|按规定时[间限]/;

export const AT_ONCE = /立即|立行立改|即知即改|马上|尽快|即时/;

export const FIVE_YEARS: Readonly<Record<string, number>> = { 三: 2020, 四: 2025, 五: 2030, 六: 2035 };
