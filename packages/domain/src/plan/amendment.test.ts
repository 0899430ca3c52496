import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, continueFrom } from './amendment.ts';
import { textChanges } from './amendment-text.ts';
import { aMeasure, aReview, unitNamed, yearEnd } from './review-examples.ts';
import { measuresOf, tasksOf } from './review-find.ts';

const texts = {
  heavy: '加强重型柴油车监管，全年检查重型柴油车180万辆次以上，严厉打击超标排放行为。',
  dust: '强化施工工地扬尘管控，全市年降尘量控制在5吨/平方公里·月左右。',
  voc: '开展挥发性有机物专项治理，抽检产品不少于230组。',
  coal: '完成不少于8000户村民散煤清洁能源替代。',
};
const before = aReview([aMeasure(texts.heavy), aMeasure(texts.dust)], [aMeasure(texts.voc)]);

describe('comparing two versions', () => {
  it('says same, changed, new and gone, each where a reader looks for it', () => {
    const after = aReview(
      [aMeasure(texts.dust, { lead: [unitNamed('市住房城乡建设委')] }), aMeasure(texts.heavy.replace('180', '200'))],
      [aMeasure(texts.coal)],
    );
    const { summary, items } = compare(before, after);
    expect(summary).toEqual({ same: 0, changed: 2, new: 1, gone: 1 });
    expect(items.map(({ kind, changes }) => [kind, ...changes.map(({ field }) => field)].join(' '))).toEqual([
      'changed lead',
      'gone',
      'changed text',
      'new',
    ]);
    expect(items.find(({ text }) => text.length > 0)?.text).toEqual([
      { op: 'same', text: '加强重型柴油车监管，全年检查重型柴油车' },
      { op: 'out', text: '180' },
      { op: 'in', text: '200' },
      { op: 'same', text: '万辆次以上，严厉打击超标排放行为。' },
    ]);
  });

  it('finds nothing to say about a document and itself', () => {
    expect(compare(before, before).summary).toEqual({ same: 3, changed: 0, new: 0, gone: 0 });
  });

  it('does not take 1.5 for 15', () => {
    const [a, b] = [aReview([aMeasure('推广1.5万辆新能源汽车')]), aReview([aMeasure('推广15万辆新能源汽车')])];
    expect(compare(a, b).items[0]?.changes.map(({ field }) => field)).toEqual(['text']);
  });

  it('reads a second year’s plan beside the first: the same plan, another date', () => {
    const next = aReview([aMeasure(texts.heavy, { deadline: yearEnd(2023) })]);
    const item = compare(before, next).items.find(({ after }) => after !== null);
    expect(item).toMatchObject({
      kind: 'changed',
      changes: [{ field: 'deadline', before: '年底前（2022-12-31）', after: '年底前（2023-12-31）' }],
    });
  });

  it('takes what moved with the year of the plan for the same, and nothing else', () => {
    const of = (year: number, text: string, deadline: number) => {
      const review = aReview([aMeasure(text, { deadline: yearEnd(deadline) })]);
      return { ...review, plans: review.plans.map((plan) => ({ ...plan, year })) };
    };
    const kind = (text: string, deadline: number) =>
      compare(of(2022, '编制2022年清单，推广到2025年。', 2022), of(2023, text, deadline)).items[0]?.changes.map(({ field }) => field);
    expect(kind('编制2023年清单，推广到2025年。', 2023)).toEqual([]);
    expect(kind('编制2023年清单，推广到2026年。', 2023)).toEqual(['text']);
    expect(kind('编制2023年清单，推广到2025年。', 2024)).toEqual(['deadline']);
  });

  it('follows what a person said rather than what looks alike', () => {
    const [first, second] = measuresOf(before);
    const swapped = aReview([aMeasure(texts.heavy), aMeasure(texts.dust)]);
    const said = {
      ...swapped,
      plans: swapped.plans.map((plan) => ({
        ...plan,
        sections: plan.sections.map((s) => ({
          ...s,
          tasks: s.tasks.map((t) => ({
            ...t,
            measures: t.measures.map((m) => ({ ...m, was: m.id === 'm1' ? (second?.id ?? null) : (first?.id ?? null) })),
          })),
        })),
      })),
    };
    expect(compare(before, said).items.map(({ before: b, after: a }) => [b?.id, a?.id])).toContainEqual(['m2', 'm1']);
  });
});

it('a newly read document continues what it adjusts, up to the tasks and the plan', () => {
  const read = aReview([aMeasure(texts.coal)], [aMeasure(texts.voc), aMeasure(texts.heavy.replace('180', '190'))]);
  const continued = continueFrom(before, read);
  expect(measuresOf(continued).map(({ was }) => was)).toEqual([null, 'm3', 'm1']);
  expect(continued.plans[0]?.was).toBe('p1');
  expect(tasksOf(continued).map(({ was }) => was)[0]).toBeNull();
});

it('the pieces of a text difference put both texts together again', () => {
  const word = fc.string({ unit: fc.constantFrom('治', '理', '扬', '尘', '8', '，', '𠮷'), maxLength: 30 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const changes = textChanges(a, b);
      const put = (op: 'out' | 'in') =>
        changes
          .filter((c) => c.op === 'same' || c.op === op)
          .map(({ text }) => text)
          .join('');
      expect(put('out')).toBe(a === b ? '' : a);
      expect(put('in')).toBe(a === b ? '' : b);
    }),
  );
});

it('every measure appears exactly once on each side', () => {
  const text = fc.constantFrom(...Object.values(texts), '新增措施', '推进示范');
  const doc = fc
    .array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
    .map((tasks) => aReview(...tasks.map((t) => t.map((x) => aMeasure(x)))));
  fc.assert(
    fc.property(doc, doc, (a, b) => {
      const { items, summary } = compare(a, b);
      const ids = (side: 'before' | 'after') => items.flatMap((item) => item[side]?.id ?? []).toSorted();
      expect(ids('before')).toEqual(
        measuresOf(a)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(ids('after')).toEqual(
        measuresOf(b)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(summary.same + summary.changed + summary.new).toBe(measuresOf(b).length);
    }),
  );
});
