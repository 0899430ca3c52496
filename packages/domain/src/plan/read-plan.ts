import type { Attachment, DraftPlan, DraftQuestion, Notice, PlanDraft } from './draft.ts';
import { layOut } from './layout.ts';
import type { GridItem, Item } from './layout-item.ts';
import { type Region, regionsOf } from './layout-regions.ts';
import { yearOfPlan } from './layout-year.ts';
import { type Listed, listedAttachments, readNotice } from './notice.ts';
import { frameOf } from './notice-frame.ts';
import type { ReadDocument } from './source.ts';
import { countCodePoints, spanner } from './span.ts';
import { readTablePlan } from './table-plan.ts';
import { rowReader } from './table-reader.ts';
import { findTables, type MeasureTable } from './table-stretch.ts';
import { squeeze } from './table-text.ts';

/** What is known of a document beside its content. A stated year wins over the one the titles print. */
export type DocumentOrigin = { readonly name: string; readonly sha256: string; readonly year?: number };

/** Reads an official document: the notice, and each plan it carries, as a draft with questions for a person. */
export function readPlan(doc: ReadDocument, about: DocumentOrigin): PlanDraft {
  const items = layOut(doc);
  const spanOf = spanner(doc);
  const frame = frameOf(items);
  const listed = frame === null ? [] : listedAttachments(items, frame);
  const letter = frame === null ? null : readNotice(items, frame, listed, { document: doc.text, spanOf });
  const regions = regionsOf(items, frame?.end ?? 0, listed, announcedTitles(letter?.title ?? null));
  const read = regions.map((region) => readRegion(region, { doc, letter, spanOf, stated: about.year ?? null }));
  const plans = read.flatMap(({ plan }) => plan ?? []);
  return {
    format: 'gongjian.plan-draft/1',
    source: { name: about.name, kind: doc.kind, sha256: about.sha256, characters: countCodePoints(doc.text) },
    notice: letter === null ? null : { ...letter, attachments: listed.map((one) => withPresence(one, regions)) },
    plans,
    questions: read.flatMap(({ questions }) => questions),
  };
}

/** 关于印发《…》的通知 announces the title of what follows. */
const announcedTitles = (title: string | null): string[] =>
  [...(title ?? '').matchAll(/《([^《》]{4,80})》/g)].map((match) => match[1] as string);

const withPresence = (listed: Listed, regions: readonly Region[]): Attachment => ({
  ...listed,
  present: regions.some(({ attachment, title, items }) => {
    const named = attachment === listed.no || squeeze(title ?? '') === squeeze(listed.title);
    return named && items.length > 0;
  }),
});

type RegionContext = {
  readonly doc: ReadDocument;
  readonly letter: Pick<Notice, 'title' | 'issuedOn'> | null;
  readonly spanOf: ReturnType<typeof spanner>;
  readonly stated: number | null;
};

function readRegion(
  region: Region,
  context: RegionContext,
): { readonly plan: DraftPlan | null; readonly questions: readonly DraftQuestion[] } {
  const { attachment, title, items } = region;
  const reader = rowReader(context.doc.text);
  const found = findAll(items, context.doc.text);
  const year = yearOfPlan(title, context.letter, context.stated);
  const sections = readTablePlan(items, (item) => found.get(item) ?? [], reader, { year, spanOf: context.spanOf });
  return { plan: sections.length === 0 ? null : { attachment, title, year, sections }, questions: [] };
}

function findAll(items: readonly Item[], document: string): Map<GridItem, readonly MeasureTable[]> {
  const reader = rowReader(document);
  const found = new Map<GridItem, readonly MeasureTable[]>();
  let last: MeasureTable | null = null;
  for (const item of items) {
    if (item.kind !== 'grid') continue;
    const finding = findTables(item.grid, last, reader);
    found.set(item, finding.tables);
    last = finding.tables.at(-1) ?? last;
  }
  return found;
}
