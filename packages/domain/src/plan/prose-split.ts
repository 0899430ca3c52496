import { slice, trim } from './passage.ts';
import type { Line, Printed } from './prose-line.ts';
import { type Marker, type MarkerKind, readMarker } from './prose-marker.ts';
import { rankOf } from './prose-rank.ts';

/** A number within a paragraph that may begin an item. */
type Candidate = { readonly at: number; readonly marker: Marker; readonly boundary: Boundary };
/** Behind an ended sentence, behind a clause or a colon, or with nothing between. */
type Boundary = 'sentence' | 'clause' | 'none';

const CANDIDATE = new RegExp(
  [
    '第[一二三四五六七八九十]{1,3}(?:章|节|部分|篇)',
    '(?<![\\u4e00-\\u9fff])(?:重点)?(?:专项|行动|工程|任务|举措|措施)(?:行动|工程)?[一二三四五六七八九十0-9]{1,3}[：:、．.\\s]',
    '[一二三四五六七八九十]{1,3}\\s*[、．]',
    '[（(]\\s*[一二三四五六七八九十]{1,3}\\s*[)）]',
    '(?<![0-9０-９.．A-Za-z])[0-9０-９]{1,2}\\s*[.．、]',
    '[（(]\\s*[0-9０-９]{1,2}\\s*[)）]',
    '[①-⑳⑴-⒇⒈-⒛㈠-㈩]',
  ].join('|'),
  'g',
);
/** Words whose last character is a numeral: 统一、唯一、第一. */
const WORD_BEFORE = /[第统唯单专同划归合万逐其之不任每另“‘《/0-9０-９A-Za-z一二三四五六七八九十百]$/;
const OPENING = '（(《“【〔[';
const CLOSING = '）)》”】〕]';

/** Cuts paragraphs that run on over several items into the items, by numbers that follow on one another. */
export function splitItems(lines: readonly Printed[]): Line[] {
  const cuts = chooseCuts(lines);
  const cut = lines.flatMap((line) => split(line, cuts.get(line) ?? []));
  return cut.map((line, i) => (isPointOfSentence(line, cut[i - 1]) ? { ...line, counted: true } : line));
}

/** （2） on a line of its own, behind a line that ends with a semicolon. */
const isPointOfSentence = ({ marker }: Line, before: Line | undefined): boolean =>
  marker !== null && rankOf(marker.kind) >= rankOf('arabicBracket') && before !== undefined && /[；;：:]$/.test(before.passage.text);

function split(line: Printed, cuts: readonly Cut[]): Line[] {
  if (cuts.length === 0) return [whole(line)];
  const starts = [0, ...cuts.map(({ at }) => at), line.passage.text.length];
  const lines: Line[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const passage = trim(slice(line.passage, starts[i] as number, starts[i + 1]));
    if (passage.text === '') continue;
    const cut = cuts[i - 1];
    const marker = cut?.marker ?? line.marker;
    lines.push({ passage, marker, heading: i === 0 ? line.heading : null, bold: line.bold, glued: i > 0, counted: cut?.counted ?? false });
  }
  return lines;
}

const whole = ({ passage, marker, heading, bold }: Printed): Line => ({ passage, marker, heading, bold, glued: false, counted: false });

type Cut = Candidate & { readonly counted: boolean };
type Chosen = Map<Printed, Cut[]>;
type Pending = { readonly line: Printed; readonly candidate: Candidate };

/** Of the numbers within paragraphs those that count on: 1 with its 2, or the one that follows the last of its kind. */
function chooseCuts(lines: readonly Printed[]): Chosen {
  const count = new Counting();
  for (const line of lines) {
    if (line.marker !== null) count.stands(line.marker);
    for (const candidate of candidatesIn(line)) count.meets(line, candidate);
  }
  return count.done();
}

/** The numbers counted so far, kind by kind, over the whole plan. */
class Counting {
  readonly #chosen: Chosen = new Map();
  readonly #last = new Map<MarkerKind, number>();
  readonly #pending = new Map<MarkerKind, Pending>();
  readonly #alone: Pending[] = [];
  /** The kinds that count items in text that runs on; for each, whether they are points of one sentence. */
  readonly #counted = new Map<MarkerKind, boolean>();

  /** A number at the beginning of a line counts whatever went before. */
  stands({ kind, number }: Marker): void {
    const first = this.#pending.get(kind);
    if (number === 2 && first !== undefined && this.#last.get(kind) !== 1) this.#cut(first, false);
    else if (first !== undefined) this.#alone.push(first);
    this.#pending.delete(kind);
    this.#last.set(kind, number);
  }

  meets(line: Printed, candidate: Candidate): void {
    const { kind, number } = candidate.marker;
    const first = this.#pending.get(kind);
    const counted = isCounted(candidate);
    if (number === 1) {
      this.#wait({ line, candidate });
      return;
    }
    if (first !== undefined && (number === 2 || number === 3)) {
      this.#cut(first, counted);
      this.#cut({ line, candidate }, counted);
      this.#pending.delete(kind);
    } else if (this.#countsOn(candidate)) this.#cut({ line, candidate }, this.#counted.get(kind) ?? counted);
    else return;
    this.#last.set(kind, number);
  }

  /** A 1 waits for its 2. */
  #wait(next: Pending): void {
    const { kind } = next.candidate.marker;
    const before = this.#pending.get(kind);
    if (before !== undefined) this.#alone.push(before);
    if (before?.candidate.boundary !== 'sentence' || next.candidate.boundary === 'sentence') this.#pending.set(kind, next);
  }

  /** The next number; or, where the text runs on over items anyway, one repeated or skipped by mistake. */
  #countsOn({ marker: { kind, number }, boundary }: Candidate): boolean {
    const last = this.#last.get(kind) ?? 0;
    if (number === last + 1) return true;
    return (number === last || number === last + 2) && boundary === 'sentence' && this.#counted.get(kind) === false;
  }

  #cut({ line, candidate }: Pending, counted: boolean): void {
    const cuts = this.#chosen.get(line);
    if (cuts === undefined) this.#chosen.set(line, [{ ...candidate, counted }]);
    else cuts.push({ ...candidate, counted });
    this.#counted.set(candidate.marker.kind, counted);
  }

  #countsAlone({ marker: { kind }, boundary }: Candidate): boolean {
    if (this.#counted.get(kind) === false) return boundary !== 'clause';
    const runsOn = [...this.#counted.values()].includes(false);
    return runsOn && boundary === 'sentence' && rankOf(kind) <= rankOf('chineseBracket');
  }

  /** A list of one item counts in a plan that runs on over longer lists. */
  done(): Chosen {
    for (const one of [...this.#alone, ...this.#pending.values()]) {
      if (this.#countsAlone(one.candidate)) this.#cut(one, false);
    }
    for (const [line, cuts] of this.#chosen) this.#chosen.set(line, inOrder(cuts));
    return this.#chosen;
  }
}

function inOrder(cuts: readonly Cut[]): Cut[] {
  const sorted = [...cuts].sort((a, b) => a.at - b.at);
  return sorted.filter((cut, i) => cut.at !== sorted[i - 1]?.at);
}

/** Items behind ended sentences are items of the plan; points behind a semicolon are parts of one sentence. */
const isCounted = ({ boundary, marker }: Candidate): boolean =>
  marker.kind === 'circled' || marker.kind === 'arabicBracket' || (boundary === 'clause' && marker.kind === 'arabic');

function candidatesIn(line: Printed): Candidate[] {
  const { text } = line.passage;
  const inside = insideBrackets(text);
  const found: Candidate[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const at = match.index;
    if (at < (line.marker?.length ?? 1) || inside(at)) continue;
    const marker = readMarker(text.slice(at, at + 40));
    if (marker === null) continue;
    const boundary = boundaryAt(text, at);
    if (boundary !== null && isPlausible(text, at, marker, boundary) && fits(line.marker, marker, boundary))
      found.push({ at, marker, boundary });
  }
  return found;
}

function boundaryAt(text: string, at: number): Boundary | null {
  let i = at - 1;
  let spaced = false;
  while (i >= 0 && /\s/.test(text[i] as string)) {
    i--;
    spaced = true;
  }
  const before = text[i] ?? '。';
  if (/[。！？）)】\]〕]/.test(before)) return 'sentence';
  if (/[；;]/.test(before) && /[）)】\]]/.test(text[i - 1] ?? '')) return 'sentence';
  if (/[；;：:]/.test(before)) return 'clause';
  if (/[，,、]/.test(before)) return null;
  return spaced ? 'sentence' : 'none';
}

const isDecimal = (kind: MarkerKind): boolean => kind === 'decimal' || kind === 'subDecimal';

function isPlausible(text: string, at: number, marker: Marker, boundary: Boundary): boolean {
  if (isDecimal(marker.kind)) return boundary === 'sentence';
  if (boundary !== 'none') return true;
  const before = text.slice(Math.max(0, at - 1), at);
  switch (marker.kind) {
    case 'chinese':
      return !WORD_BEFORE.test(before);
    case 'arabic':
      return /[.．]/.test(text.slice(at, at + marker.length)) && /[\u4e00-\u9fff]/.test(before) && !/[第图表附件]/.test(before);
    case 'chapter':
    case 'volume':
      return false;
    default:
      return true;
  }
}

/** A wider number in the middle of an item is a reference unless a sentence has ended before it. */
function fits(own: Marker | null, marker: Marker, boundary: Boundary): boolean {
  if (own === null || rankOf(marker.kind) > rankOf(own.kind)) return true;
  return boundary === 'sentence';
}

/** Whether a place lies within a bracket or a title; a bracket that is not closed soon counts for nothing. */
function insideBrackets(text: string): (at: number) => boolean {
  const closedAt = new Int32Array(text.length);
  const open: number[] = [];
  for (const { 0: character, index } of text.matchAll(/[（()）《》“”【】〔〕[\]]/g)) {
    if (OPENING.includes(character)) open.push(index);
    else if (open.length > 0) closedAt[open.pop() as number] = index;
    if (CLOSING.includes(character) && open.length > 0 && index - (open[0] as number) > 400) open.length = 0;
  }
  let until = -1;
  const inside = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    if (i < until) inside[i] = 1;
    else if ((closedAt[i] as number) > 0) until = closedAt[i] as number;
  }
  return (at) => inside[at] === 1;
}
