import type { Deadline, DraftMeasure, DraftPlan, DraftSection, DraftTask, PlanDraft, UnitMention } from '@gongjian/domain/plan/draft';

const WIDEST_TEXT = 60;

/** The draft for a reader: the notice, each plan by section and task with its measures, and what a person must decide. */
export function summary(draft: PlanDraft): string {
  return `${[...head(draft), ...draft.plans.flatMap(planLines), ...questionLines(draft), totals(draft)].join('\n')}\n`;
}

function head({ source, notice }: PlanDraft): string[] {
  const file = `文件 file: ${source.name} (${source.kind}, ${source.characters} 字 characters)`;
  if (notice === null) return [file];
  const { title, documentNumber, issuer, issuedOn, reporting } = notice;
  return [
    file,
    `通知 notice: ${title ?? '—'}`,
    `      ${[documentNumber, issuer, issuedOn].filter((part) => part !== null).join(' · ')}`,
    ...(reporting === null ? [] : [`报送 reporting: ${reporting.phrase}`]),
  ];
}

const planLines = (plan: DraftPlan): string[] => [
  '',
  `■ ${plan.title ?? '（无标题 untitled）'}${plan.attachment === null ? '' : ` [附件 attachment ${plan.attachment}]`}`,
  ...plan.sections.flatMap(sectionLines),
];

const sectionLines = ({ part, ordinal, title, tasks }: DraftSection): string[] => [
  `  ${[part, [ordinal, title].filter((word) => word !== null).join('、')].filter((word) => word !== null && word !== '').join(' / ') || '（无节 no section）'}`,
  ...tasks.flatMap(taskLines),
];

const taskLines = ({ no, title, measures }: DraftTask): string[] => [
  `    ${[no, title].filter((word) => word !== null).join(' ') || '—'}`,
  ...measures.flatMap(measureLines),
];

function measureLines(measure: DraftMeasure): string[] {
  const units = [named('牵头', measure.lead), named('主责', measure.responsible), named('协办', measure.support)].filter(
    (part) => part !== '',
  );
  const promises = [
    counted('指标 targets', measure.targets),
    counted('成果 deliverables', measure.deliverables),
    counted('常态 duties', measure.duties),
    counted('待定 questions', measure.questions),
  ].filter((part) => part !== '');
  return [
    `      ${measure.ordinal}) ${shortened(measure.text)}`,
    `         ${[deadline(measure.deadline), ...units, ...promises].join(' | ')}`,
  ];
}

const shortened = (text: string): string => {
  const line = text.replaceAll('\n', ' ');
  return line.length > WIDEST_TEXT ? `${line.slice(0, WIDEST_TEXT)}…` : line;
};

const deadline = ({ text, on, from, to }: Deadline): string =>
  [`时限 ${text ?? '—'}`, on ?? (from === null && to === null ? '' : `${from ?? ''}..${to ?? ''}`)]
    .filter((part) => part !== '')
    .join(' = ');

const named = (role: string, units: readonly UnitMention[]): string =>
  units.length === 0 ? '' : `${role} ${units.map(({ text }) => text).join('、')}`;

const counted = (what: string, things: readonly unknown[]): string => (things.length === 0 ? '' : `${what} ${things.length}`);

function questionLines(draft: PlanDraft): string[] {
  const ofMeasures = measuresOf(draft).flatMap((measure) =>
    measure.questions.map(({ field, why, choices }) => asked(`${shortened(measure.text)} [${field}]`, why, choices)),
  );
  const all = [...draft.questions.map(({ where, why, choices }) => asked(where, why, choices)), ...ofMeasures];
  return all.length === 0 ? [] : ['', '需要人来决定 for a person to decide:', ...all];
}

const asked = (where: string, why: string, choices: readonly string[]): string =>
  `  ? ${where}: ${why}${choices.length === 0 ? '' : ` (${choices.join(' / ')})`}`;

const measuresOf = (draft: PlanDraft): DraftMeasure[] =>
  draft.plans.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures)));

function totals(draft: PlanDraft): string {
  const sections = draft.plans.flatMap((plan) => plan.sections);
  const tasks = sections.flatMap((section) => section.tasks);
  const measures = measuresOf(draft);
  const questions = draft.questions.length + measures.reduce((sum, measure) => sum + measure.questions.length, 0);
  return `\n合计 total: ${draft.plans.length} 计划 plans, ${sections.length} 节 sections, ${tasks.length} 重点任务 tasks, ${measures.length} 工作措施 measures, ${questions} 待定 questions`;
}
