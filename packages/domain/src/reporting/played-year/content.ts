import { type LocalDate, lastDayOf, monthOf, type YearMonth, yearMonth } from '../../kernel/dates.ts';
import { STAGES } from '../../tasks/model.ts';
import type { Content, ToldAct, ToldNumber, ToldStage } from '../model.ts';
import { chance } from './chance.ts';
import type { WhichReport } from './conduct.ts';
import { type FiguredGoal, figureOf } from './figures.ts';
import { documentNumberOf, wordsOf } from './words.ts';

/** What a measure promises, as far as its reports tell of it. */
export type PlayedMeasure = {
  readonly id: string;
  readonly text: string;
  readonly targets: readonly FiguredGoal[];
  readonly duties: readonly string[];
  readonly milestones: readonly { readonly id: string; readonly on: LocalDate }[];
  readonly deliverables: readonly string[];
};

/** What chance hangs on: a promise by its place in its measure, for its id is another in every installation. */
export const keyOf = (measureId: string, kind: 'target' | 'duty' | 'paper' | 'node', position: number): string =>
  `${measureId} ${kind} ${position}`;

/** The report of one unit on a measure for a month. Papers are told by whoever leads. */
export function contentOf(measure: PlayedMeasure, which: WhichReport, leads: boolean): Omit<Content, 'attachments'> {
  const month = yearMonth(which.month);
  return {
    ...wordsOf(measure.text, which),
    supportNeeded: '',
    numbers: measure.targets.filter(({ goal }) => goal.places.includes(which.unit)).map((target) => numberOf(target, which.unit, month)),
    stages: leads ? measure.deliverables.flatMap((id, i) => stagesBy(id, keyOf(measure.id, 'paper', i), month)) : [],
    acts: [...measure.duties.map((id, i) => dutyDone(id, keyOf(measure.id, 'duty', i), which)), ...nodesDone(measure, month)],
  };
}

const numberOf = (target: FiguredGoal, place: string, month: YearMonth): ToldNumber => ({
  promiseId: target.promiseId,
  place,
  amount: figureOf(target, month),
  correction: '',
});

/** Of a hundred months of a duty so many go by undone. */
const UNDONE = 2;
const dutyDone = (promiseId: string, key: string, { unit, month }: WhichReport): ToldAct => ({
  ...{ promiseId, done: chance('duty', key, unit, month) >= UNDONE, files: [] },
});

/** Time nodes are met in their month, one in five a month late. */
const nodesDone = ({ id: measureId, milestones }: PlayedMeasure, month: YearMonth): ToldAct[] =>
  milestones
    .filter(({ on }, i) => month >= monthOf(on) && (chance('late', keyOf(measureId, 'node', i)) >= 20 || month > monthOf(on)))
    .map(({ id }) => ({ promiseId: id, done: true, files: [] }));

/** A paper is drafted in spring and goes on a stage every second month; one in six drags on by three months. */
function stagesBy(promiseId: string, key: string, month: YearMonth): ToldStage[] {
  const start = 3 + (chance('paper', key) % 3) + (chance('drags', key) < 16 ? 3 : 0);
  const year = Number(month.slice(0, 4));
  return STAGES.flatMap((stage, i) => {
    const reached = start + 2 * i;
    if (reached > Number(month.slice(5))) return [];
    const on = yearMonth(`${year}-${String(reached).padStart(2, '0')}`);
    return [{ promiseId, stage, on: lastDayOf(on), documentNumber: documentNumberOf(on, i + 1), files: [] }];
  });
}
