import type { ReviewMeasure } from '@gongjian/contract/plan';
import type { PlanText } from './text.ts';

/** A deadline as printed, with the days it was read as. */
export function deadlineText({ text, kind, on, from, to, milestones }: ReviewMeasure['deadline'], words: PlanText): string {
  const printed = text ?? words.deadlineKinds[kind];
  const days = [
    on,
    from !== null && to !== null ? `${from} — ${to}` : null,
    ...milestones.map((milestone) => `${milestone.on} ${milestone.what}`),
  ];
  const said = days.filter((day) => day !== null);
  return said.length === 0 ? printed : `${printed}（${said.join('；')}）`;
}
