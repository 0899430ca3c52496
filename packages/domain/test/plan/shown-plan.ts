import type { PlanDraft, UnitMention } from '../../src/plan/draft.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { textDocument } from './text-document.ts';

export const parse = (...lines: string[]): PlanDraft =>
  readPlan(textDocument(lines.join('\n')), { name: 'plan.txt', sha256: '', year: 2023 });
const names = (units: readonly UnitMention[]): string => units.map(({ unit }) => unit).join(' ');

/** One line for each measure: section | number title | text | deadline | lead | responsible | support. */
export const shown = (draft: PlanDraft): string[] =>
  draft.plans.flatMap(({ sections }) =>
    sections.flatMap(({ part, ordinal, title, tasks }) =>
      tasks.flatMap((task) =>
        task.measures.map((measure) =>
          [
            [part, ordinal, title].filter((words) => words !== null).join(' '),
            `${task.no ?? ''} ${task.title ?? ''}`.trim(),
            measure.text,
            measure.deadline.text ?? '',
            names(measure.lead),
            names(measure.responsible),
            names(measure.support),
          ].join(' | '),
        ),
      ),
    ),
  );

export const HEADER = '序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位';

/** One line for each measure: the days of its steps with what is due. */
export const steps = (draft: PlanDraft): string[] =>
  draft.plans.flatMap(({ sections }) =>
    sections.flatMap(({ tasks }) =>
      tasks.flatMap(({ measures }) =>
        measures.map(({ deadline }) => deadline.milestones.map(({ on, what }) => `${on} ${what}`).join(' | ')),
      ),
    ),
  );
