import type { DraftPlan, DraftQuestion, DraftSection, Notice, Span } from './draft.ts';
import type { GridItem, Item } from './layout-item.ts';
import { isTitle, type Region } from './layout-regions.ts';
import { yearOfPlan } from './layout-year.ts';
import { readProsePlan } from './prose-plan.ts';
import type { Block, Range, ReadDocument } from './source.ts';
import { readTablePlan } from './table-plan.ts';
import { rowReader } from './table-reader.ts';
import { findTables, type MeasureTable } from './table-stretch.ts';
import { cellText, oneLine } from './table-text.ts';

export type RegionContext = {
  readonly doc: ReadDocument;
  readonly letter: Pick<Notice, 'title' | 'issuedOn'> | null;
  readonly spanOf: (at: Range) => Span;
  /** The year a person stated. */
  readonly stated: number | null;
};

export type RegionReading = {
  readonly plans: readonly DraftPlan[];
  readonly questions: readonly DraftQuestion[];
  readonly doubts: readonly GridItem[];
};

/** Reads one plan: its tables of measures, or, where it has none, its prose; prose that names units stands beside tables. */
export function readRegion(region: Region, context: RegionContext): RegionReading {
  const found = findAll(region.items, context.doc.text);
  const tables = [...found.tables.values()].flat();
  if (tables.length === 0) return { ...readProse(region, region.items, context), doubts: found.doubts };
  const heading = headingRows(tables[0], context.doc.text);
  const title = region.title ?? heading.title;
  const year = yearOfPlan(title, context.letter, context.stated);
  const reader = rowReader(context.doc.text, context.doc.doubts);
  const sections = readTablePlan(region.items, (item) => found.tables.get(item) ?? [], reader, { year, spanOf: context.spanOf });
  const plan: DraftPlan = { attachment: region.attachment ?? heading.attachment, title, year, sections };
  const prose = proseBeside(region, found.tables, context);
  return { plans: [...prose.plans, ...(sections.length === 0 ? [] : [plan])], questions: prose.questions, doubts: found.doubts };
}

type Found = { readonly tables: ReadonlyMap<GridItem, readonly MeasureTable[]>; readonly doubts: readonly GridItem[] };

function findAll(items: readonly Item[], document: string): Found {
  const reader = rowReader(document);
  const tables = new Map<GridItem, readonly MeasureTable[]>();
  const doubts: GridItem[] = [];
  let last: MeasureTable | null = null;
  for (const item of items) {
    if (item.kind !== 'grid') continue;
    const finding = findTables(item.grid, last, reader);
    if (finding.tables.length > 0) tables.set(item, finding.tables);
    if (finding.doubtful) doubts.push(item);
    last = finding.tables.at(-1) ?? last;
  }
  return { tables, doubts };
}

/** The title and the label that stand in rows above the header, as in workbooks. */
function headingRows(
  table: MeasureTable | undefined,
  document: string,
): { readonly title: string | null; readonly attachment: number | null } {
  const rows = table?.grid.rows.slice(table.lead, table.top) ?? [];
  const texts = rows.flatMap((row) => row.flatMap((slot) => (slot?.origin === 'here' ? oneLine(cellText(document, slot.at).text) : [])));
  const label = texts.map((text) => /^附\s*[件表]\s*([0-9]{1,2})/.exec(text)?.[1]).find((number) => number !== undefined);
  return { title: texts.find(isTitle) ?? null, attachment: label === undefined ? null : Number(label) };
}

const NOTHING: RegionReading = { plans: [], questions: [], doubts: [] };

function readProse(region: Region, items: readonly Item[], { doc, letter, spanOf, stated }: RegionContext): RegionReading {
  const year = yearOfPlan(region.title, letter, stated);
  const { sections, questions } = readProsePlan(items.map(blockOf), doc, { year, spanOf });
  if (!sections.some(({ tasks }) => tasks.some(({ measures }) => measures.length > 0))) return NOTHING;
  return { plans: [{ attachment: region.attachment, title: region.title, year, sections }], questions, doubts: [] };
}

function blockOf(item: Item): Block {
  if (item.kind === 'line') return { kind: 'paragraph', at: item.at, heading: item.heading, bold: item.bold };
  return { kind: 'table', at: item.at, columns: item.grid.width, spans: item.grid.spans, rows: [] };
}

const FEW_LINES = 12;
const ENOUGH_MEASURES = 3;

/** A plan in prose whose tables only divide or list what it says: told by measures that name their units. */
function proseBeside(region: Region, tables: Found['tables'], context: RegionContext): RegionReading {
  const first = region.items.findIndex((item) => item.kind === 'grid' && tables.has(item));
  const before = region.items.slice(0, first);
  if (before.length < FEW_LINES) return NOTHING;
  const prose = readProse(region, before, context);
  const named = prose.plans.flatMap(({ sections }) => namedMeasures(sections)).length;
  return named >= ENOUGH_MEASURES ? prose : NOTHING;
}

const namedMeasures = (sections: readonly DraftSection[]) =>
  sections.flatMap(({ tasks }) =>
    tasks.flatMap(({ measures }) =>
      measures.filter(({ lead, responsible, support }) => lead.length + responsible.length + support.length > 0),
    ),
  );
