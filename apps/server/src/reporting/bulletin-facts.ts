import { addDays, firstDayOf, type LocalDate, monthOf, nextMonth, type YearMonth } from '@gongjian/domain/kernel/dates';
import { chineseDate } from '@gongjian/domain/official/document';
import { goodExamples } from '@gongjian/domain/reporting/bulletin-examples';
import type { BulletinFacts, FlaggedMeasure, LightCounts } from '@gongjian/domain/reporting/bulletin-facts';
import { type ProblemTold, problemsTold } from '@gongjian/domain/reporting/bulletin-problems';
import { cycleOf, isCycle } from '@gongjian/domain/reporting/due';
import type { ProofReason } from '@gongjian/domain/tasks/evidence-verdict';
import { evidenceText } from '@gongjian/domain/tasks/evidence-words';
import type { Light } from '@gongjian/domain/tasks/model';
import { stateText } from '@gongjian/domain/tasks/words';
import type { Db } from '../platform/db.ts';
import type { Basis } from './due-days.ts';
import { type Seal, type SealedMeasure, sealedMeasures, sealedProblems, sealedTimeliness, sealInForce } from './sealed-month.ts';
import { ruleOf, settingFor } from './setting.ts';

/** What the bulletin tells, from the frozen month alone. */
export async function bulletinFacts(db: Db, seal: Seal, basis: Omit<Basis, 'month'>): Promise<BulletinFacts> {
  const measures = await sealedMeasures(db, seal);
  const units = await sealedTimeliness(db, seal);
  const plans = plansOf(measures);
  return {
    month: seal.month,
    subject: subjectOf(plans),
    plans,
    before: await countsBefore(db, seal.month),
    timeliness: units.filter(({ expected }) => expected > 0),
    flagged: flaggedOf(measures, await sealedProblems(db, seal)),
    examples: goodExamples(units),
    nextDueOn: dueAfter(seal.month, basis),
  };
}

const subjectOf = ([first, ...others]: BulletinFacts['plans']): string => {
  const title = first?.title.replace(/^《|》$/g, '') ?? '';
  return others.length === 0 ? title : `${title}等${others.length + 1}个计划`;
};

function plansOf(measures: readonly SealedMeasure[]): { title: string; counts: LightCounts }[] {
  const plans = new Map<string, { title: string; of: SealedMeasure[] }>();
  for (const measure of measures) {
    const { id, title } = measure.card.plan;
    const plan = plans.get(id) ?? { title: closed(title), of: [] };
    plan.of.push(measure);
    plans.set(id, plan);
  }
  return [...plans.values()].map(({ title, of }) => ({ title, counts: countsOf(of) }));
}

/** An official title sets no blank beside a figure, however the file that was imported did: 2022 年 is 2022年. */
const closed = (title: string): string => title.replace(/(?<=\p{Script=Han})\s+(?=\d)|(?<=\d)\s+(?=\p{Script=Han})/gu, '');

function countsOf(measures: readonly SealedMeasure[]): LightCounts {
  const counts: Record<Light, number> = { green: 0, yellow: 0, red: 0, none: 0 };
  for (const { card } of measures) counts[card.verdict.light] += 1;
  return counts;
}

async function countsBefore(db: Db, month: YearMonth): Promise<LightCounts | null> {
  const before = await sealInForce(db, monthOf(addDays(firstDayOf(month), -1)));
  return before === undefined ? null : countsOf(await sealedMeasures(db, before));
}

const flaggedOf = (measures: readonly SealedMeasure[], told: ReadonlyMap<string, readonly ProblemTold[]>): FlaggedMeasure[] =>
  measures.flatMap(({ id, card, reasons }) => {
    const { light } = card.verdict;
    if (light !== 'red' && light !== 'yellow') return [];
    const { plan, task, text, lead, responsible } = card;
    const reason = reasonOf(card, reasons ?? []);
    const problems = problemsTold(told.get(id) ?? []);
    return [
      {
        light,
        plan: plan.title,
        task: task.title ?? '',
        measure: text,
        lead: named(lead),
        responsible: named(responsible),
        reason,
        problems,
      },
    ];
  });

/** As the plan prints them: 各区政府, not seventeen names. */
const named = (mentions: SealedMeasure['card']['lead']): string[] => mentions.map(({ phrase }) => phrase);

/** What is near, cannot be told yet, or went well is for the office; a bulletin tells what went wrong. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  ...['calendar_missing', 'due_soon', 'due', 'standing', 'no_date', 'nothing_recorded', 'not_yet_provable'],
  ...['stage_reached', 'proof_met', 'proof_kept'],
]);
const isAhead = ({ lag }: Readonly<Record<string, unknown>>): boolean => String(lag ?? '').startsWith('-');

/** So many reasons make a red light understood. */
const REASONS_TOLD = 4;

type SealedReason = NonNullable<SealedMeasure['reasons']>[number] | ProofReason;

function reasonOf({ verdict }: SealedMeasure['card'], reasons: readonly SealedReason[]): string {
  const wrong = reasons.filter(({ code, values }) => !NOT_TOLD.has(code) && !(code === 'proof_pace' && isAhead(values)));
  const told = wrong.slice(0, REASONS_TOLD).map((reason) => inChinese(evidenceText(reason)));
  return (told.length > 0 ? told : [stateText[verdict.state]]).join('；');
}

const inChinese = (text: string): string => text.replace(/\d{4}-\d{2}-\d{2}/g, (day) => chineseDate(day as LocalDate));

/** Null where the holiday notice is not loaded yet: a bulletin names no day that nobody knows. */
function dueAfter(month: YearMonth, { settings, calendar }: Omit<Basis, 'month'>): LocalDate | null {
  const next = nextMonth(month);
  const cycle = cycleOf(next, ruleOf(settingFor(settings, null, next)), calendar);
  return isCycle(cycle) ? cycle.dueOn : null;
}
