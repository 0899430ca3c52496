import type { ClauseContext } from './clause.ts';
import { readDeadline } from './deadline.ts';
import type { DraftMeasure, DraftSection, InferredField, MeasureQuestion, Target } from './draft.ts';
import { join, type Passage, rangeOf } from './passage.ts';
import { type Promises, readPromises } from './promises.ts';
import { type ResolvedUnits, resolveUnits } from './table-blanks.ts';
import { doubtQuestions } from './table-doubts.ts';
import type { TableSection, TableTask, TaskRow } from './table-tasks.ts';
import { isDitto, isNone, oneLine } from './table-text.ts';
import { joinedParts, namesOf } from './table-units.ts';

/** Turns collected rows into measures: blanks filled, deadlines and promises read. */
export function draftSections(sections: readonly TableSection[], about: ClauseContext): DraftSection[] {
  const rows = sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.rows));
  const units = resolveUnits(rows.map((row) => ({ ...row, said: joinedParts(row.said) })));
  const deadlines = resolveDeadlines(rows);
  let next = 0;
  const draftTask = ({ no, title, rows: own }: TableTask) => ({
    no,
    title,
    measures: own.map((row, index) => {
      const at = next++;
      return draftMeasure(row, index + 1, units[at] as ResolvedUnits, deadlines[at] as PrintedDeadline, about);
    }),
  });
  return sections
    .map(({ part, ordinal, title, tasks }) => ({
      part,
      ordinal,
      title,
      tasks: tasks.filter((task) => task.rows.length > 0).map(draftTask),
    }))
    .filter((section) => section.tasks.length > 0);
}

function draftMeasure(row: TaskRow, ordinal: number, units: ResolvedUnits, printed: PrintedDeadline, about: ClauseContext): DraftMeasure {
  const text = row.texts.length === 1 ? (row.texts[0] as Passage) : join(row.texts, '');
  const { deadline, questions } = readDeadline(printed.text, text, about);
  const inferred: InferredField[] = [...units.inferred, ...(printed.inferred ? (['deadline'] as const) : [])];
  const lost = row.unsure ? [bordersLost(units)] : [];
  const asked: MeasureQuestion[] = [...doubtQuestions(row.doubts), ...lost, ...units.questions, ...printed.questions, ...questions];
  return {
    ordinal,
    text: text.text,
    source: about.spanOf(rangeOf(text)),
    deadline,
    lead: units.lead,
    responsible: units.responsible,
    support: units.support,
    inferred,
    ...withGoals(readPromises(text, { ...about, deadline }), row.goals, { ...about, deadline }),
    questions: asked,
  };
}

/** The targets of 量化指标 beside the measure, as far as its own words do not say the same. */
function withGoals(promises: Promises, goals: readonly Passage[], about: Parameters<typeof readPromises>[1]): Promises {
  if (goals.length === 0) return promises;
  const beside = readPromises(join(goals, '；'), about).targets;
  const isSaid = (goal: Target): boolean =>
    promises.targets.some(({ value, unit, comparator }) => value === goal.value && unit === goal.unit && comparator === goal.comparator);
  return { ...promises, targets: [...promises.targets, ...beside.filter((goal) => !isSaid(goal))] };
}

/** One question for the row: where the lists were parted, and the whole list as the other reading. */
function bordersLost({ lead, responsible, support }: ResolvedUnits): MeasureQuestion {
  const lists = [lead, responsible, support].map(namesOf);
  return { field: 'lead', why: '原文的单位没有分栏，牵头、主责、协办按顺序推断，请确认', choices: [lists.join(' | ')] };
}

type PrintedDeadline = { readonly text: Passage | null; readonly inferred: boolean; readonly questions: readonly MeasureQuestion[] };

/** A blank 完成时限 where merges are unknown is the one above, within the task; between tasks it is asked. */
function resolveDeadlines(rows: readonly TaskRow[]): PrintedDeadline[] {
  const resolved: PrintedDeadline[] = [];
  for (const row of rows) resolved.push(resolveDeadline(row, resolved.at(-1) ?? null));
  return resolved;
}

function resolveDeadline(row: TaskRow, above: PrintedDeadline | null): PrintedDeadline {
  if (isDitto(row.deadline.text)) return { text: above?.text ?? null, inferred: above?.text != null, questions: [] };
  if (row.deadline.text !== '') {
    return isNone(row.deadline.text) ? noDeadline : { text: row.deadline, inferred: row.deadlineMerged, questions: [] };
  }
  if (row.spans === 'true' || above === null || above.text === null) return noDeadline;
  if (row.mayShare) return { text: above.text, inferred: true, questions: [] };
  if (!row.sameSection) return noDeadline;
  const why = '完成时限一栏空白，可能与上一行的单元格合并，请确认';
  return { ...noDeadline, questions: [{ field: 'deadline', why, choices: ['无', oneLine(above.text.text)] }] };
}

const noDeadline: PrintedDeadline = { text: null, inferred: false, questions: [] };
