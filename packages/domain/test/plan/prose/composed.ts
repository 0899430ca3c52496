import fc from 'fast-check';

/** A plan thought up before it is written down, and the ways to write it. */
export type Composed = {
  readonly parts: readonly { readonly title: string | null; readonly sections: readonly ComposedSection[] }[];
  readonly ways: Ways;
};
export type ComposedSection = { readonly title: string; readonly tasks: readonly ComposedTask[] };
export type ComposedTask = { readonly title: string; readonly measures: readonly ComposedMeasure[] };
export type ComposedMeasure = { readonly sentences: readonly string[]; readonly units: ComposedUnits };
export type ComposedUnits = {
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly support: readonly string[];
};

export type Ways = {
  readonly units: 'roles' | 'labels' | 'labelLines' | 'square' | 'led';
  /** A group that the plan says once does everything. */
  readonly everybody: string | null;
  readonly heading: 'sentence' | 'line';
  readonly parts: 'sentences' | 'numbered';
  readonly point: '.' | '．' | '、';
  readonly wide: boolean;
  readonly restarts: boolean;
};

const units = [
  '市生态环境局',
  '市发展改革委',
  '市公安局交管局',
  '市住房城乡建设委',
  '市规划和自然资源委',
  '区水务局',
  '城关街道办事处',
  '清州燃气集团',
  '县农业农村局',
  '李家镇人民政府',
];
const objects = [
  '扬尘污染',
  '工业园区',
  '柴油货车',
  '餐饮油烟',
  '农村污水',
  '入河排污口',
  '燃煤锅炉',
  '“散乱污”企业',
  '建筑垃圾',
  'VOCs排放',
];
const verbs = ['加强', '推进', '深化', '严格', '强化', '开展'];
const manners = ['精细化管控', '综合治理', '排查整治', '全过程监管', '提标改造'];
/** Sentences full of what looks like numbering, lists and units and is none. */
const sentences = [
  '全市PM2.5年均浓度控制在38微克/立方米以内，降尘量不高于4.5吨/平方公里·月。',
  '6月底前完成1.5万户清洁取暖改造，12月底前实现“应改尽改”。',
  '按照《大气污染防治条例（一）》要求，落实“一厂一策”，强化源头（含原辅材料）替代。',
  '重点区域（石化、化工、工业涂装）每季度开展一次监测；超标的依法查处。',
  '到2025年，非化石能源消费占比达到20%左右，万元GDP能耗持续下降。',
  '建立健全联防联控机制，统筹推进一、二级水源保护区整治，严控新增风险。',
  '新增污水处理能力2.3万吨/日，改造管网40公里，消除黑臭水体。',
  '推广使用国六排放标准车辆（不含特种车辆），淘汰国三及以下车辆。',
];

const some = (from: readonly string[], most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: most });

const roles: fc.Arbitrary<ComposedUnits> = fc
  .uniqueArray(fc.constantFrom(...units), { minLength: 3, maxLength: 5 })
  .chain((names) =>
    fc.constantFrom<ComposedUnits>(
      { lead: names.slice(0, 1), responsible: [], support: names.slice(1) },
      { lead: names.slice(0, 1), responsible: names.slice(1), support: [] },
      { lead: [], responsible: names, support: [] },
      { lead: names.slice(0, 2), responsible: [], support: [] },
    ),
  );

const measure: fc.Arbitrary<ComposedMeasure> = fc.record({ sentences: some(sentences, 3), units: roles });
const title = fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...objects), fc.constantFrom(...manners)).map((words) => words.join(''));
const task: fc.Arbitrary<ComposedTask> = fc.record({ title, measures: fc.array(measure, { minLength: 1, maxLength: 3 }) });
const section: fc.Arbitrary<ComposedSection> = fc.record({ title, tasks: fc.array(task, { minLength: 2, maxLength: 4 }) });

const ways: fc.Arbitrary<Ways> = fc.record({
  units: fc.constantFrom('roles' as const, 'labels' as const, 'labelLines' as const, 'square' as const, 'led' as const),
  everybody: fc.constantFrom(null, '各区政府', '各县（市、区）政府'),
  heading: fc.constantFrom('sentence' as const, 'line' as const),
  parts: fc.constantFrom('sentences' as const, 'numbered' as const),
  point: fc.constantFrom('.' as const, '．' as const, '、' as const),
  wide: fc.boolean(),
  restarts: fc.boolean(),
});

const onePart = fc.array(section, { minLength: 1, maxLength: 3 }).map((sections) => [{ title: null, sections }]);
const manyParts = fc.array(fc.record({ title, sections: fc.array(section, { minLength: 1, maxLength: 2 }) }), {
  minLength: 1,
  maxLength: 3,
});

export const composedPlan: fc.Arbitrary<Composed> = fc.record({ parts: fc.oneof(onePart, manyParts), ways });
