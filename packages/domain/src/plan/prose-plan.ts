import type { ClauseContext } from './clause.ts';
import type { DraftQuestion, DraftSection } from './draft.ts';
import { draftTasks, type Reading } from './prose-draft.ts';
import { untilEnd } from './prose-furniture.ts';
import { headingsOf } from './prose-heading.ts';
import { readLines } from './prose-likeness.ts';
import { namesUnits } from './prose-measure.ts';
import { outlineOf } from './prose-outline.ts';
import { standingRules } from './prose-rules.ts';
import { treeOf } from './prose-tree.ts';
import type { Block, ReadDocument } from './source.ts';

export { looksLikeProsePlan, proseLikeness } from './prose-likeness.ts';

/** Reads a plan written as prose: headings become sections and tasks, what names its own units is a measure. */
export function readProsePlan(
  blocks: readonly Block[],
  doc: ReadDocument,
  about: ClauseContext,
): { sections: DraftSection[]; questions: DraftQuestion[] } {
  const lines = readLines(blocks, doc);
  const work = untilEnd(lines);
  const tree = treeOf(work);
  const reading: Reading = {
    ...about,
    rules: lines.flatMap(({ passage }) => standingRules(passage)),
    namesUnits: work.some(({ passage }) => namesUnits(passage)),
  };
  const sections = outlineOf(tree, headingsOf(tree)).map((section) => ({ ...section, tasks: draftTasks(section.tasks, reading) }));
  return { sections, questions: questionsAbout(sections) };
}

/** One question for the plan where no measure names a unit, instead of one at each. */
function questionsAbout(sections: readonly DraftSection[]): DraftQuestion[] {
  const measures = sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.measures));
  const named = measures.some(({ lead, responsible, support }) => lead.length + responsible.length + support.length > 0);
  if (measures.length === 0 || named) return [];
  return [{ where: '全文', why: '文件没有写明各项任务的牵头、主责和协办单位', choices: [] }];
}
