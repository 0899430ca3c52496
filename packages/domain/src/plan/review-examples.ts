import { localDate } from '../kernel/dates.ts';
import type { Deadline, DraftMeasure, PlanDraft, UnitMention } from './draft.ts';
import type { ReviewDocument } from './review.ts';
import { toReview } from './review-draft.ts';
import type { KnownName, UnitDirectory, UnitRef } from './review-units.ts';

/** Small drafts for tests, on this side of the compiler so that they cannot drift from the types. */
export const yearEnd = (year: number): Deadline => ({
  text: '年底前',
  kind: 'yearEnd',
  on: localDate(`${year}-12-31`),
  from: null,
  to: null,
  milestones: [],
});

export const unitNamed = (text: string): UnitMention => ({ text, unit: text, note: null, group: /各区|相关|成员单位/.test(text) });

export const aMeasure = (text: string, over: Partial<DraftMeasure> = {}): DraftMeasure => ({
  ordinal: 1,
  text,
  source: { start: 0, end: text.length, line: 1, page: null },
  deadline: yearEnd(2022),
  lead: [unitNamed('市生态环境局')],
  responsible: [unitNamed('市交通委')],
  support: [],
  inferred: [],
  targets: [],
  deliverables: [],
  duties: [],
  questions: [],
  ...over,
});

/** One plan, one section, one task for each list of measures. */
export const aDraft = (...tasks: readonly (readonly DraftMeasure[])[]): PlanDraft => ({
  format: 'gongjian.plan-draft/1',
  source: { name: '通知.txt', kind: 'text', sha256: '0'.repeat(64), characters: 1000 },
  notice: null,
  plans: [
    {
      attachment: 1,
      title: '大气污染防治2022年行动计划',
      year: 2022,
      sections: [
        {
          part: null,
          ordinal: '一',
          title: '移动源治理',
          tasks: tasks.map((measures, i) => ({
            no: String(i + 1),
            title: `重点任务之${i + 1}`,
            measures: measures.map((measure, j) => ({ ...measure, ordinal: j + 1 })),
          })),
        },
      ],
    },
  ],
  questions: [],
});

export const aReview = (...tasks: readonly (readonly DraftMeasure[])[]): ReviewDocument => toReview(aDraft(...tasks), 'document-1').review;

const unit = (id: string, name: string, kind = 'municipal'): UnitRef => ({ id, name, kind });
const units = [
  unit('bj-sthjj', '市生态环境局'),
  unit('bj-jtw', '市交通委'),
  unit('110101', '东城区', 'district'),
  unit('110102', '西城区', 'district'),
];
const names: Record<string, KnownName> = {
  市生态环境局: { how: 'unit', units: [units[0] as UnitRef] },
  市环保局: { how: 'alias', units: [units[0] as UnitRef] },
  市交通委: { how: 'unit', units: [units[1] as UnitRef] },
  各区政府: { how: 'group', units: units.slice(2) },
  相关区政府: { how: 'openGroup', units: units.slice(2) },
};
export const aDirectory: UnitDirectory = {
  lookup: (name) => names[name] ?? null,
  suggest: (name) => units.filter((u) => u.name.includes(name.slice(0, 2))).map((u) => ({ unit: u, score: 0.5 })),
  among: () => [],
  unit: (id) => units.find((u) => u.id === id),
};
