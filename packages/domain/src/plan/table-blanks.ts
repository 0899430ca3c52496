import type { InferredField, MeasureQuestion, UnitMention } from './draft.ts';
import { namesOf, type Part, parts, type Said, type SaidParts, sameUnits } from './table-units.ts';

/** One row with what it says of its units and how it hangs together with the row above. */
export type SaidRow = {
  readonly spans: 'true' | 'unknown';
  readonly said: SaidParts;
  /** Whether a cell of the row above may reach into this row: same task, and not printed anew after a page break. */
  readonly mayShare: boolean;
  /** Whether the row above stands in the same section, so that one cell could span several tasks. */
  readonly sameSection: boolean;
};

export type ResolvedUnits = Readonly<Record<Part, readonly UnitMention[]>> & {
  readonly inferred: readonly InferredField[];
  readonly questions: readonly MeasureQuestion[];
};

type Reading = { readonly units: readonly UnitMention[]; readonly inferred: boolean; readonly other: readonly UnitMention[] | null };

/** What is known when a row is read: the rows, the row above as resolved, and the habits of the table. */
type Above = { readonly units: Readonly<Record<Part, readonly UnitMention[]>>; readonly leadSpans: boolean };

/**
 * Fills blank cells of units. Where merges are known a blank is none. Where they are not, `——` is none and a blank is a part of
 * a merged cell: of the cell to its left or of the one above; where both are possible the likelier stands and a question offers the
 * other.
 */
export function resolveUnits(rows: readonly SaidRow[]): ResolvedUnits[] {
  const habits = habitsOf(rows);
  const resolved: ResolvedUnits[] = [];
  let above: Above | null = null;
  rows.forEach((printedRow, index) => {
    const row = { ...printedRow, said: withoutDittos(printedRow.said, above) };
    const reading = row.spans === 'true' ? readKnown(row, above) : readUnknown(row, above, { rows, index, habits });
    above = { units: reading.resolved, leadSpans: reading.leadSpans };
    resolved.push(reading.resolved);
  });
  return resolved;
}

/** 同上 stands for the units of the row above. */
function withoutDittos(said: SaidParts, above: Above | null): SaidParts {
  if (!parts.some((part) => said[part]?.state === 'ditto')) return said;
  const taken = (part: Part): Said | null => {
    const units = above?.units[part] ?? [];
    return said[part]?.state === 'ditto' ? { state: units.length === 0 ? 'none' : 'printed', units, merged: true } : said[part];
  };
  return { lead: taken('lead'), responsible: taken('responsible'), support: taken('support') };
}

type Outcome = { readonly resolved: ResolvedUnits; readonly leadSpans: boolean };

const printed = (said: Said | null): readonly UnitMention[] => said?.units ?? [];
const isBlank = (said: Said | null): boolean => said !== null && said.state === 'blank';

/** Merges are known: only a row that continues over a page break (`mayShare` with nothing printed) takes from above. */
function readKnown({ said, mayShare }: SaidRow, above: Above | null): Outcome {
  const allBlank = parts.every((part) => said[part] === null || isBlank(said[part]));
  const takes = allBlank && mayShare && above !== null;
  const units = (part: Part): readonly UnitMention[] => (takes ? (above?.units[part] ?? []) : printed(said[part]));
  const inferred = parts.filter((part) => (takes ? units(part).length > 0 : said[part]?.merged === true));
  return {
    resolved: { lead: units('lead'), responsible: units('responsible'), support: units('support'), inferred, questions: [] },
    leadSpans: false,
  };
}

type Place = { readonly rows: readonly SaidRow[]; readonly index: number; readonly habits: Habits };

function readUnknown(row: SaidRow, above: Above | null, place: Place): Outcome {
  const lead = readLead(row, above);
  if (isShifted(row.said, place.habits)) return shifted(row.said, lead);
  const responsible = readResponsible(row, lead.units, above, place);
  const support = readSupport(row, { lead, responsible }, above, place.habits);
  return {
    resolved: together({ lead, responsible, support }),
    leadSpans: isBlank(row.said.responsible) && responsible.units === lead.units,
  };
}

function together(readings: Readonly<Record<Part, Reading>>): ResolvedUnits {
  return {
    lead: readings.lead.units,
    responsible: readings.responsible.units,
    support: readings.support.units,
    inferred: parts.filter((part) => readings[part].inferred),
    questions: parts.flatMap((part) => questionAbout(part, readings[part])),
  };
}

const columnNames: Readonly<Record<Part, string>> = { lead: '牵头', responsible: '主责', support: '协办' };

function questionAbout(part: Part, { units, other }: Reading): MeasureQuestion[] {
  if (other === null || sameUnits(units, other)) return [];
  const why = `${columnNames[part]}一栏空白，可能与左侧或上一行的单元格合并，请确认`;
  return [{ field: part, why, choices: [namesOf(units), namesOf(other)] }];
}

const certain = (units: readonly UnitMention[], inferred: boolean): Reading => ({ units, inferred, other: null });

const asPrinted = (said: Said | null): Reading => certain(printed(said), said?.merged ?? false);

function readLead({ said, mayShare, sameSection }: SaidRow, above: Above | null): Reading {
  if (!isBlank(said.lead)) return asPrinted(said.lead);
  const restBlank = parts.every((part) => said[part] === null || isBlank(said[part]));
  const shares = above !== null && (mayShare || (restBlank && sameSection));
  return shares ? certain(above.units.lead, true) : certain([], false);
}

function readResponsible(row: SaidRow, lead: readonly UnitMention[], above: Above | null, place: Place): Reading {
  const { said } = row;
  if (!isBlank(said.responsible)) return asPrinted(said.responsible);
  const leadPrinted = said.lead?.state === 'printed';
  const shares = above !== null && (row.mayShare || (!leadPrinted && allBlank(said) && row.sameSection));
  if (!leadPrinted) return shares ? certain(above.units.responsible, true) : certain([], false);
  const mayTake = shares && !above.leadSpans && above.units.responsible.length > 0;
  if (!mayTake) return { units: lead, inferred: true, other: place.habits.printsNone ? null : [] };
  const spans = lead.some(isPlace) || printedAgain(above.units.responsible, place);
  return spans
    ? { units: lead, inferred: true, other: above.units.responsible }
    : { units: above.units.responsible, inferred: true, other: lead };
}

const allBlank = (said: SaidParts): boolean => parts.every((part) => said[part] === null || isBlank(said[part]));

/** The same units printed again further down the task: then the blank row between them cannot have shared their cell. */
function printedAgain(units: readonly UnitMention[], { rows, index }: Place): boolean {
  for (let next = index + 1; next < rows.length; next++) {
    const row = rows[next] as SaidRow;
    if (!row.mayShare) return false;
    if (!isBlank(row.said.responsible)) return sameUnits(printed(row.said.responsible), units);
  }
  return false;
}

type Before = { readonly lead: Reading; readonly responsible: Reading };

function readSupport(row: SaidRow, { lead, responsible }: Before, above: Above | null, habits: Habits): Reading {
  const { said } = row;
  if (!isBlank(said.support)) return asPrinted(said.support);
  const left = said.responsible?.state === 'printed' && habits.printsNone ? responsible.units : null;
  const shares = above !== null && (row.mayShare || (allBlank(said) && row.sameSection)) && (habits.printsNone || allBlank(said));
  const overlaps = shares && above.units.support.some(({ unit }) => lead.units.some((other) => other.unit === unit));
  if (shares && !overlaps) return { units: above.units.support, inferred: true, other: left };
  if (left !== null) return { units: left, inferred: true, other: null };
  return { units: [], inferred: false, other: doubtOf(row, { lead, responsible }, habits) };
}

/** Nothing says what the blank means: it may still be the cell to its left. */
function doubtOf({ said }: SaidRow, { lead, responsible }: Before, habits: Habits): readonly UnitMention[] | null {
  if (said.responsible?.state === 'printed') return responsible.units;
  return habits.printsNone && lead.units.length > 0 ? lead.units : null;
}

/** 各区政府, 管委会, 街道: those who carry out, as against the departments that lead and help. */
const isPlace = ({ text }: UnitMention): boolean => isPlaceName(text);

export const isPlaceName = (text: string): boolean =>
  /各(?:市|区|县|镇|乡|街道|旗|州|盟|地)|(?:相关|有关)(?:市|区|县|镇|街道)|[区县旗州镇乡盟市](?:人民)?政府|(?:开发|新|示范|高新|园|保税|度假|景|合作|试验)区管委会|街道|成员单位/.test(
    text,
  ) && !/^市(?:人民)?政府/.test(text);

type Kind = 'none' | 'place' | 'department';

const kindOf = (said: Said): Kind => (said.state === 'none' ? 'none' : said.units.some(isPlace) ? 'place' : 'department');

/** How this plan fills its columns, learnt from the rows that leave no cell blank. */
type Habits = {
  readonly printsNone: boolean;
  readonly full: number;
  readonly share: (part: 'responsible' | 'support', kind: Kind) => number;
};

function habitsOf(rows: readonly SaidRow[]): Habits {
  const counts: Record<string, number> = {};
  let full = 0;
  for (const { said, spans } of rows) {
    if (spans === 'true' || parts.some((part) => said[part] === null || isBlank(said[part]))) continue;
    full++;
    for (const part of ['responsible', 'support'] as const) {
      const key = `${part} ${kindOf(said[part] as Said)}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return {
    printsNone: rows.some(({ said }) => parts.some((part) => said[part]?.state === 'none')),
    full,
    share: (part, kind) => ((counts[`${part} ${kind}`] ?? 0) + 0.5) / (full + 1.5),
  };
}

const ENOUGH_ROWS = 4;
const MUCH_LIKELIER = 4;

/**
 * A cell that spanned 牵头 and 主责 may have left its blank at the end of the row, with 协办 one column too far left: so read where
 * what stands under 主责 is of a kind that this plan prints under 协办 and hardly ever under 主责.
 */
function isShifted(said: SaidParts, habits: Habits): boolean {
  if (said.lead?.state !== 'printed' || said.responsible === null || isBlank(said.responsible) || !isBlank(said.support)) return false;
  if (habits.full < ENOUGH_ROWS) return false;
  const kind = kindOf(said.responsible);
  return habits.share('support', kind) >= MUCH_LIKELIER * habits.share('responsible', kind);
}

function shifted(said: SaidParts, lead: Reading): Outcome {
  const stated = printed(said.responsible);
  const resolved = together({ lead, responsible: certain(lead.units, true), support: certain(stated, false) });
  const why = '协办一栏空白，而主责一栏的单位像是协办单位：牵头的单元格可能占两栏，请确认主责单位';
  const question: MeasureQuestion = { field: 'responsible', why, choices: [namesOf(lead.units), namesOf(stated)] };
  return { resolved: { ...resolved, questions: [...resolved.questions, question] }, leadSpans: true };
}
