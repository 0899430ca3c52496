import type { ImportReview, ReviewMeasure, ReviewTask } from '@gongjian/contract/plan';
import type { Mark } from './segments.ts';

export type PlacedMeasure = { readonly measure: ReviewMeasure; readonly task: ReviewTask; readonly previous: string | null };

/** Every measure of a draft by its name, with the task it stands in and the measure before it there. */
export function measuresOf(plans: ImportReview['plans']): Map<string, PlacedMeasure> {
  const placed = new Map<string, PlacedMeasure>();
  for (const task of plans.flatMap((plan) => plan.sections).flatMap((section) => section.tasks)) {
    for (const [i, measure] of task.measures.entries())
      placed.set(measure.id, { measure, task, previous: task.measures[i - 1]?.id ?? null });
  }
  return placed;
}

/** Where the measures and their promises stand in the text of one document; an amendment may rest on several. */
export function marksOf(measures: Iterable<PlacedMeasure>, documentId: string): Mark[] {
  const marks: Mark[] = [];
  for (const { measure } of measures) {
    if (measure.source === null || (measure.document !== null && measure.document !== documentId)) continue;
    marks.push({ start: measure.source.start, end: measure.source.end, owner: measure.id, kind: 'measure' });
    const promises = [...measure.targets, ...measure.deliverables, ...measure.duties, ...measure.deadline.milestones];
    for (const { source } of promises)
      if (source.end > source.start) marks.push({ start: source.start, end: source.end, owner: measure.id, kind: 'promise' });
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** The marks that touch each line, found in one walk over both. */
export function marksByLine(
  lines: readonly { readonly start: number; readonly characters: readonly string[] }[],
  marks: readonly Mark[],
): Mark[][] {
  let open: Mark[] = [];
  let next = 0;
  return lines.map(({ start, characters }) => {
    const end = start + characters.length;
    open = open.filter((mark) => mark.end > start);
    for (let mark = marks[next]; mark !== undefined && mark.start < end; mark = marks[++next]) if (mark.end > start) open.push(mark);
    return [...open];
  });
}
