import { lastDayOf, nextMonth, type YearMonth } from '../kernel/dates.ts';
import { type Annex, type BodyBlock, heading, paragraph } from '../official/body.ts';
import { chineseDate } from '../official/document.ts';
import type { Light } from '../tasks/model.ts';
import { lightText } from '../tasks/words.ts';
import {
  type BulletinFacts,
  type FlaggedMeasure,
  LIGHT_ORDER,
  type LightCounts,
  percentText,
  sumOf,
  type UnitRecord,
  type UnitTimeliness,
} from './bulletin-facts.ts';
import { flaggedAnnex, planTable, timelinessAnnex } from './bulletin-tables.ts';
import { opening } from './opening.ts';

/** What is issued once a person has read and edited it. */
export type Bulletin = { readonly title: string; readonly body: readonly BodyBlock[]; readonly annexes: readonly Annex[] };

export function composeBulletin(facts: BulletinFacts): Bulletin {
  const annexes = [
    ...(facts.timeliness.length === 0 ? [] : [timelinessAnnex(facts)]),
    ...(facts.flagged.length === 0 ? [] : [flaggedAnnex(facts)]),
  ];
  return {
    title: `关于${facts.subject}${monthText(facts.month)}落实情况的通报`,
    body: [
      paragraph(`现将${monthText(facts.month)}${facts.plans.map(({ title }) => `《${title}》`).join('')}落实情况通报如下。`),
      ...overallPicture(facts),
      ...timelinessPicture(facts),
      ...flaggedPicture(facts),
      ...examplesPicture(facts),
      ...nextSteps(facts),
    ],
    annexes,
  };
}

const monthText = (month: YearMonth): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

function overallPicture({ month, plans, before }: BulletinFacts): BodyBlock[] {
  const now = totalOf(plans.map(({ counts }) => counts));
  const all = sumOf(now);
  const shown = LIGHT_ORDER.filter((light) => light !== 'none' || now.none > 0);
  const shares = shown.map((light) => `${lightText[light]}${now[light]}项，占${percentText(now[light], all)}`).join('；');
  const day = chineseDate(lastDayOf(month));
  return [
    heading(1, '总体情况'),
    paragraph(`截至${day}，纳入台账的工作措施共${all}项，其中${shares}。${before === null ? '' : changeText(before, now)}`),
    ...(plans.length > 1 ? [planTable(plans)] : []),
  ];
}

const totalOf = (counts: readonly LightCounts[]): LightCounts => {
  const sum = (light: Light): number => counts.reduce((total, one) => total + one[light], 0);
  return { green: sum('green'), yellow: sum('yellow'), red: sum('red'), none: sum('none') };
};

function changeText(before: LightCounts, now: LightCounts): string {
  const change = (light: Light): string => {
    const n = now[light] - before[light];
    return `${lightText[light]}${n === 0 ? '持平' : `${n > 0 ? '增加' : '减少'}${Math.abs(n)}项`}`;
  };
  return `与上月相比，${(['green', 'yellow', 'red'] as const).map(change).join('，')}。`;
}

/** Which annex a table is in; a lone annex has no number. */
const annexOf = ({ timeliness, flagged }: BulletinFacts, table: 'timeliness' | 'flagged'): string => {
  if (timeliness.length === 0 || flagged.length === 0) return '附件';
  return table === 'timeliness' ? '附件1' : '附件2';
};

function timelinessPicture(facts: BulletinFacts): BodyBlock[] {
  const { timeliness } = facts;
  const sum = (of: (unit: UnitTimeliness) => number): number => timeliness.reduce((total, unit) => total + of(unit), 0);
  const [expected, onTime] = [sum((unit) => unit.expected), sum((unit) => unit.onTime)];
  const [late, missing] = [sum((unit) => unit.late), sum((unit) => unit.missing)];
  if (timeliness.length === 0) return [heading(1, '报送情况'), paragraph('本月没有应报送的工作进展。')];
  const text = `${timeliness.length}个单位应报送工作进展${expected}件，按时报送${onTime}件，按时率${percentText(onTime, expected)}；迟报${late}件，未报${missing}件。各单位报送情况见${annexOf(facts, 'timeliness')}。`;
  return [heading(1, '报送情况'), paragraph(text), ...lateUnits(timeliness), ...missingUnits(timeliness)];
}

function lateUnits(timeliness: readonly UnitTimeliness[]): BodyBlock[] {
  const late = timeliness.filter((unit) => unit.late > 0).sort((a, b) => b.worstLateDays - a.worstLateDays || b.late - a.late);
  const named = late.map(({ unit, late: n, worstLateDays }) => `${unit}（${n}件，最迟${worstLateDays}个工作日）`);
  return late.length === 0 ? [] : [paragraph(`迟报的单位有：${named.join('、')}。`)];
}

function missingUnits(timeliness: readonly UnitTimeliness[]): BodyBlock[] {
  const missing = timeliness.filter((unit) => unit.missing > 0).sort((a, b) => b.missing - a.missing);
  return missing.length === 0
    ? []
    : [paragraph(`未报的单位有：${missing.map(({ unit, missing: n }) => `${unit}（${n}件）`).join('、')}。`)];
}

/** So many of each light are told in the text; the annex has them all. */
const TOLD = 10;

function flaggedPicture(facts: BulletinFacts): BodyBlock[] {
  if (facts.flagged.length === 0) return [heading(1, '红灯和黄灯事项'), paragraph('本月没有红灯和黄灯事项。')];
  return [heading(1, '红灯和黄灯事项'), ...flaggedIn('red', facts), ...flaggedIn('yellow', facts)];
}

function flaggedIn(light: 'red' | 'yellow', facts: BulletinFacts): BodyBlock[] {
  const those = facts.flagged.filter((measure) => measure.light === light);
  if (those.length === 0) return [];
  const rest = those.length - TOLD;
  return [
    heading(2, `${lightText[light]}事项（${those.length}项）`),
    ...those.slice(0, TOLD).map((measure) => paragraph(flaggedText(measure))),
    ...(rest > 0 ? [paragraph(`其余${rest}项见${annexOf(facts, 'flagged')}。`)] : []),
  ];
}

/** Of so many problems a measure's paragraph tells the beginning; the annex has them whole. */
const PROBLEMS_TOLD = 2;

const flaggedText = ({ task, measure, lead, responsible, reason, problems }: FlaggedMeasure): string => {
  const answers = answersText(lead.join('、'), responsible.join('、'));
  const why = [reason.replace(/[。；]$/, ''), ...problems.slice(0, PROBLEMS_TOLD).map((one) => opening(one))];
  return `${task === '' ? '' : `“${task}”中`}“${opening(measure)}”${answers === '' ? '' : `（${answers}）`}：${why.join('；')}。`;
};

function answersText(lead: string, responsible: string): string {
  if (lead !== '' && lead === responsible) return `牵头、主责：${lead}`;
  const who = [lead === '' ? '' : `牵头：${lead}`, responsible === '' ? '' : `主责：${responsible}`];
  return who.filter((part) => part !== '').join('；');
}

/** So many good examples are named. */
const NAMED = 5;

/** The rule is said with the names, so that whoever is not among them can see why. */
function examplesPicture({ examples }: BulletinFacts): BodyBlock[] {
  if (examples.length === 0) return [];
  const order = '按审核通过件数由多到少排列，件数相同的依次按应报件数、单位目录顺序';
  const chosen = examples.length > NAMED ? `，${order}，列前${NAMED}个` : '';
  return [
    heading(1, '正面典型'),
    paragraph(`月报全部按时报送、已有审核通过且所承担工作措施均为绿灯的单位共${examples.length}个${chosen}。`),
    ...examples.slice(0, NAMED).map((one) => paragraph(exampleText(one))),
  ];
}

const exampleText = ({ unit, expected, accepted }: UnitRecord): string =>
  `${unit}：应报送${expected}件，全部按时报送，审核通过${accepted}件，所承担工作措施均为绿灯。`;

function nextSteps({ month, flagged, timeliness, nextDueOn }: BulletinFacts): BodyBlock[] {
  const has = (light: 'red' | 'yellow'): boolean => flagged.some((measure) => measure.light === light);
  const steps = [
    has('red') ? '红灯事项的牵头部门要逐项查明原因，提出整改措施和完成时间，确保按期整改到位。' : '',
    has('yellow') ? '黄灯事项的主责单位要倒排工期，加快推进，尽快追平进度。' : '',
    timeliness.some(({ missing }) => missing > 0) ? '未报送的单位要立即补报，并说明原因。' : '',
    nextDueOn === null ? '' : `各单位要于${chineseDate(nextDueOn)}前报送${monthText(nextMonth(month))}工作进展情况。`,
  ].filter((step) => step !== '');
  return [
    heading(1, '下一步工作要求'),
    ...(steps.length === 0 ? ['各单位要持续推进各项任务，确保全年目标如期实现。'] : steps).map(paragraph),
  ];
}
