import type { DraftMeasure, PlanDraft } from '@gongjian/domain/plan/draft';
import { readPlan } from '@gongjian/domain/plan/read-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../src/read-document.ts';
import { noticeBytes, noticeDocument } from './notice.ts';
import type { PlanDocument } from './plan-document.ts';
import { laidOut, merges, type RandomPlan, randomPlan, type Units } from './random-plan.ts';
import { type RenderedKind, renderedKinds, renderers } from './render.ts';

const parse = async (bytes: Uint8Array): Promise<PlanDraft> => readPlan(await readDocument(bytes, 'plan'), { name: 'plan', sha256: '' });
const parseAs = async (document: PlanDocument, kind: RenderedKind): Promise<PlanDraft> => parse(await renderers[kind](document));

/** What must not depend on the kind of the file. */
const contentOf = (draft: PlanDraft) =>
  draft.plans.map(({ title, year, sections }) => ({
    title,
    year,
    sections: sections.map(({ ordinal, title, tasks }) => ({
      ordinal,
      title,
      tasks: tasks.map(({ no, title, measures }) => ({
        no,
        title,
        measures: measures.map(({ text, deadline, lead, responsible, support }) => ({
          text,
          deadline: { text: deadline.text, kind: deadline.kind, on: deadline.on },
          units: [lead, responsible, support].map((units) => units.map(({ unit }) => unit)),
        })),
      })),
    })),
  }));

const meant = ({ sections }: RandomPlan) =>
  sections.map(({ title, tasks }) => ({
    title,
    tasks: tasks.map(({ title, measures }) => ({
      title,
      measures: measures.map(({ text, units: { lead, responsible, support } }) => ({ text, units: [lead, responsible, support] })),
    })),
  }));

const understood = (draft: PlanDraft) =>
  contentOf(draft).flatMap(({ sections }) =>
    sections.map(({ title, tasks }) => ({
      title,
      tasks: tasks.map(({ title, measures }) => ({ title, measures: measures.map(({ text, units }) => ({ text, units })) })),
    })),
  );

/** These carry merges as such; text and Markdown leave a blank, which can be read in two ways. */
const merging = ['docx', 'html', 'xlsx'] as const;
const blanking = ['text', 'markdown'] as const;

const measuresOf = (draft: PlanDraft) =>
  draft.plans.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures)));

/** The units are read as they were meant, or a person is asked and offered what was meant. */
function isReadOrAsked(units: Units, measure: DraftMeasure | undefined): boolean {
  return (['lead', 'responsible', 'support'] as const).every((role) => {
    const read = measure?.[role].map(({ unit }) => unit).join(' ');
    const offered = measure?.questions.filter(({ field }) => field === role).flatMap(({ choices }) => choices) ?? [];
    return [read, ...offered.map((choice) => (choice === '无' ? '' : choice))].includes(units[role].join(' '));
  });
}

describe('the same content in any kind', () => {
  it.each(merging)('gives the plan its author meant, and no question about merges, from %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(randomPlan(...merges), async (plan) => {
        const draft = await parseAs(laidOut(plan), kind);
        expect(understood(draft)).toEqual(meant(plan));
        expect(
          measuresOf(draft)
            .flatMap(({ questions }) => questions)
            .filter(({ field }) => field !== 'deadline'),
        ).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it.each(blanking)('gives the plan its author meant from %s where nothing is merged', async (kind) => {
    await fc.assert(
      fc.asyncProperty(randomPlan(), async (plan) => {
        expect(understood(await parseAs(laidOut(plan), kind))).toEqual(meant(plan));
      }),
      { numRuns: 25 },
    );
  });

  it.each(blanking)('gives or offers the units its author meant from %s where cells were merged', async (kind) => {
    await fc.assert(
      fc.asyncProperty(randomPlan(...merges), async (plan) => {
        const read = measuresOf(await parseAs(laidOut(plan), kind));
        const written = plan.sections.flatMap(({ tasks }) => tasks.flatMap(({ measures }) => measures));
        expect(read.map(({ text }) => text)).toEqual(written.map(({ text }) => text));
        expect(written.filter(({ units }, i) => !isReadOrAsked(units, read[i]))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same plans, deadlines and numbers included', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlan(), fc.constantFrom(...renderedKinds), async (plan, kind) => {
        const document = laidOut(plan);
        expect(contentOf(await parseAs(document, kind))).toEqual(contentOf(await parseAs(document, 'docx')));
      }),
      { numRuns: 25 },
    );
  });

  it.each(renderedKinds)('gives the same plans of the 2022 notice as %s', async (kind) => {
    const text = contentOf(await parse(noticeBytes()));
    expect(contentOf(await parseAs(noticeDocument(), kind))).toEqual(text);
    expect(text.flatMap(({ sections }) => sections)).toHaveLength(12);
  });
});
