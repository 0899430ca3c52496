import type { ClauseContext } from './clause.ts';
import type { DraftMeasure, DraftQuestion, DraftSection } from './draft.ts';
import { namesUnits } from './prose-assign.ts';
import { saysWork } from './prose-chapter.ts';
import { draftTasks, type Reading } from './prose-draft.ts';
import { untilEnd } from './prose-furniture.ts';
import { headingsOf } from './prose-heading.ts';
import { readLines } from './prose-lines.ts';
import { outlineOf } from './prose-outline.ts';
import { isAside, rulesOfPlan } from './prose-plan-rules.ts';
import { treeOf } from './prose-tree.ts';
import type { Block, ReadDocument } from './source.ts';

/** Reads a plan written as prose: headings become sections and tasks, what names its own units is a measure. */
export function readProsePlan(
  blocks: readonly Block[],
  doc: ReadDocument,
  about: ClauseContext,
): { sections: DraftSection[]; questions: DraftQuestion[] } {
  const lines = readLines(blocks, doc);
  const work = untilEnd(lines).filter((line) => !isAside(line));
  const tree = treeOf(work);
  const reading: Reading = {
    ...about,
    rules: rulesOfPlan(lines.map(({ passage }) => passage)),
    namesUnits: work.some(({ passage }) => namesUnits(passage)),
  };
  const sections = outlineOf(tree, headingsOf(tree)).map((section) => ({ ...section, tasks: draftTasks(section.tasks, reading) }));
  return isPlan(sections) ? { sections, questions: questionsAbout(sections) } : { sections: [], questions: [] };
}

const measuresOf = (sections: readonly DraftSection[]): DraftMeasure[] =>
  sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures));
const isNamed = ({ lead, responsible, support }: DraftMeasure): boolean => lead.length + responsible.length + support.length > 0;

/** A list of names or figures is no plan: nobody is named in it, and it tells nobody to do anything. */
function isPlan(sections: readonly DraftSection[]): boolean {
  const measures = measuresOf(sections);
  return measures.some(isNamed) || measures.filter(({ text }) => saysWork(text)).length * 2 > measures.length;
}

/** One question for the plan where no measure names a unit, instead of one at each. */
function questionsAbout(sections: readonly DraftSection[]): DraftQuestion[] {
  if (measuresOf(sections).some(isNamed)) return [];
  return [{ where: '全文', why: '文件没有写明各项任务的牵头、主责和协办单位', choices: [] }];
}
