import type { Span } from '@gongjian/domain/plan/draft';
import { passageOf } from '@gongjian/domain/plan/passage';
import { readPromises } from '@gongjian/domain/plan/promises';
import type { PlanEdit, ReviewDocument, ReviewMeasure } from '@gongjian/domain/plan/review';
import { findMeasure } from '@gongjian/domain/plan/review-find';

const FIELDS = ['targets', 'deliverables', 'duties'] as const;
type Field = (typeof FIELDS)[number];
type Row = { readonly phrase: string; readonly source: Span };

const OPS = { targets: 'setTargets', deliverables: 'setDeliverables', duties: 'setDuties' } as const satisfies Record<
  Field,
  PlanEdit['op']
>;

/** What a new text of a measure promises that the old one did not, and the other way round, by the printed phrase. */
export type Reread = { readonly measure: string; readonly added: readonly string[]; readonly removed: readonly string[] };

/** A measure whose text is another now, and the measures of before that its words come from. */
type Rewritten = { readonly id: string; readonly from: readonly string[] };

/**
 * Edits that follow from texts that are others now (changed by hand, split, merged): their promises, read again by the grammar. What a
 * person made, changed or took away stays so, and a field set in the same breath is not touched. `firstNo` is the number of the first edit.
 */
export function rereadPromises(before: ReviewDocument, after: ReviewDocument, edits: readonly PlanEdit[], firstNo: number) {
  const rereads = rewrittenBy(edits, firstNo).flatMap((one) => rereadMeasure(before, after, edits, one));
  return { edits: rereads.flatMap((one) => one.edits), reread: rereads.map((one) => one.reread) };
}

function rewrittenBy(edits: readonly PlanEdit[], firstNo: number): Rewritten[] {
  const from = new Map<string, string[]>();
  const add = (id: string, ...origins: string[]): void =>
    void from.set(id, [...new Set([...(from.get(id) ?? []), ...origins.flatMap((origin) => from.get(origin) ?? [origin])])]);
  for (const [i, edit] of edits.entries()) {
    for (const id of writtenBy(edit, firstNo + i)) add(id, ...('measure' in edit ? [edit.measure] : []), id);
  }
  return [...from].map(([id, origins]) => ({ id, from: origins }));
}

/** The measures whose text an edit makes another. */
function writtenBy(edit: PlanEdit, no: number): string[] {
  if (edit.op === 'setText') return [edit.measure];
  if (edit.op === 'splitMeasure') return [edit.measure, `m-e${no}`];
  return edit.op === 'mergeMeasure' ? [edit.into] : [];
}

function rereadMeasure(before: ReviewDocument, after: ReviewDocument, edits: readonly PlanEdit[], { id, from }: Rewritten) {
  const place = findMeasure(after, id);
  const origins = from.flatMap((origin) => findMeasure(before, origin)?.measure ?? []);
  if (!place || origins.length === 0) return [];
  const { measure, plan } = place;
  if (origins.every(({ text }) => text === measure.text)) return [];
  const [base, fresh] = [origins.map((origin) => promisesOf(origin, plan.year)), promisesOf(measure, plan.year)];
  const made: PlanEdit[] = [];
  const told = { measure: id, added: [] as string[], removed: [] as string[] };
  for (const field of FIELDS) {
    if (edits.some((edit) => edit.op === OPS[field] && edit.measure === id)) continue;
    const was = { read: base.flatMap((one) => one[field]), stood: origins.flatMap<Row>((origin) => origin[field]) };
    const rows = merged<Row>(was, measure[field], fresh[field], measure.edited.includes(field));
    const [added, removed] = [without(rows, measure[field]), without<Row>(measure[field], rows)];
    if (added.length + removed.length === 0) continue;
    made.push({ op: OPS[field], measure: id, [field]: rows } as unknown as PlanEdit);
    told.added.push(...added.map(({ phrase }) => phrase));
    told.removed.push(...removed.map(({ phrase }) => phrase));
  }
  return made.length === 0 ? [] : [{ edits: made, reread: told }];
}

/** A changed text has no place of its own in the document: what is read in it points to the whole measure. */
function promisesOf({ text, source, deadline }: ReviewMeasure, year: number | null): Record<Field, readonly Row[]> {
  const spanOf = (): Span => source ?? { start: 0, end: 0, line: 0, page: null };
  return readPromises(passageOf(text, { start: 0, end: text.length }), { year, spanOf, deadline });
}

/** What the grammar had read in the texts of before, and what stood there when a person had been at it. */
type Was<R extends Row> = { readonly read: readonly R[]; readonly stood: readonly R[] };

/** The fresh reading; where a person had a hand in the old one, with that on top: rows of theirs stay, rows they took away stay away. */
function merged<R extends Row>(was: Was<R>, now: readonly R[], fresh: readonly R[], byHand: boolean): R[] {
  const kept = new Map(now.map((row) => [keyOf(row), row]));
  const takenAway = byHand ? new Set(without(was.read, was.stood).map(keyOf)) : new Set<string>();
  const read = fresh.filter((row) => !takenAway.has(keyOf(row))).map((row) => kept.get(keyOf(row)) ?? row);
  return byHand ? [...read, ...without(without(now, was.read), read)] : read;
}

function without<R extends Row>(rows: readonly R[], others: readonly Row[]): R[] {
  const there = new Set(others.map(keyOf));
  return rows.filter((row) => !there.has(keyOf(row)));
}

/** Two rows are the same when all they say is, wherever it stands and in whatever order it was stored. */
const keyOf = ({ source: _, ...said }: Row): string => JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The edits one undo takes back: promises that were read again go with the texts they were read in, saved at the same instant. */
export function undoneTogether<Standing extends { readonly no: number; readonly at: string; readonly edit: PlanEdit }>(
  standing: readonly Standing[],
): Standing[] {
  const last = standing.at(-1);
  if (!last) return [];
  const sets = (one: Standing): boolean => one.at === last.at && (Object.values(OPS) as string[]).includes(one.edit.op);
  const first = standing[standing.findLastIndex((one) => !sets(one)) + 1];
  const start = first
    ? standing.findLastIndex(
        ({ no, at, edit }) => at === last.at && 'measure' in first.edit && writtenBy(edit, no).includes(first.edit.measure),
      )
    : -1;
  return start < 0 ? standing.slice(-1) : standing.slice(start);
}
