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

/**
 * Edits that follow from texts that were changed by hand: their promises, read again by the grammar. What a person
 * made, changed or took away stays so, and a field set in the same breath is not touched.
 */
export function rereadPromises(before: ReviewDocument, after: ReviewDocument, edits: readonly PlanEdit[]) {
  const rereads = textsIn(edits).flatMap((id) => rereadMeasure(before, after, edits, id));
  return { edits: rereads.flatMap((one) => one.edits), reread: rereads.map((one) => one.reread) };
}

const textsIn = (edits: readonly PlanEdit[]): string[] => [
  ...new Set(edits.flatMap((edit) => (edit.op === 'setText' ? [edit.measure] : []))),
];

function rereadMeasure(before: ReviewDocument, after: ReviewDocument, edits: readonly PlanEdit[], id: string) {
  const place = findMeasure(after, id);
  if (!place) return [];
  const { measure } = place;
  const year = place.plan.year;
  const old = findMeasure(before, id)?.measure;
  if (!old || old.text === measure.text) return [];
  const [base, fresh] = [promisesOf(old, year), promisesOf(measure, year)];
  const made: PlanEdit[] = [];
  const told = { measure: id, added: [] as string[], removed: [] as string[] };
  for (const field of FIELDS) {
    if (edits.some((edit) => edit.op === OPS[field] && edit.measure === id)) continue;
    const rows: readonly Row[] = merged<Row>(base[field], measure[field], fresh[field], measure.edited.includes(field));
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

/** The fresh reading; where a person had a hand in the old one, with that on top: rows of theirs stay, rows they took away stay away. */
function merged<R extends Row>(base: readonly R[], now: readonly R[], fresh: readonly R[], byHand: boolean): R[] {
  const kept = new Map(now.map((row) => [keyOf(row), row]));
  const takenAway = byHand ? new Set(without(base, now).map(keyOf)) : new Set<string>();
  const read = fresh.filter((row) => !takenAway.has(keyOf(row))).map((row) => kept.get(keyOf(row)) ?? row);
  return byHand ? [...read, ...without(without(now, base), read)] : read;
}

function without<R extends Row>(rows: readonly R[], others: readonly Row[]): R[] {
  const there = new Set(others.map(keyOf));
  return rows.filter((row) => !there.has(keyOf(row)));
}

/** Two rows are the same when all they say is, wherever it stands and in whatever order it was stored. */
const keyOf = ({ source: _, ...said }: Row): string => JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The edits one undo takes back: promises that were read again go with the texts they were read in, saved at the same instant. */
export function undoneTogether<Standing extends { readonly at: string; readonly edit: PlanEdit }>(
  standing: readonly Standing[],
): Standing[] {
  const last = standing.at(-1);
  if (!last) return [];
  const sets = (one: Standing): boolean => one.at === last.at && (Object.values(OPS) as string[]).includes(one.edit.op);
  const first = standing[standing.findLastIndex((one) => !sets(one)) + 1];
  const start = first ? standing.findLastIndex(({ at, edit }) => at === last.at && writesFor(first.edit, edit)) : -1;
  return start < 0 ? standing.slice(-1) : standing.slice(start);
}

const writesFor = (set: PlanEdit, edit: PlanEdit): boolean => edit.op === 'setText' && 'measure' in set && edit.measure === set.measure;
