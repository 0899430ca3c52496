import { type Clause, wordsOf } from './clause.ts';
import { AREAS, NO_PLACES } from './lexicon-places.ts';
import { type Ground, withoutLead } from './targets-metric.ts';

/** Whom a sentence is about: each district, certain places, or none of them. */
export type Subject =
  | { readonly kind: 'each' | 'both'; readonly places: [] }
  | { readonly kind: 'named'; readonly places: readonly string[] };

const BOTH = /^(?:□|[“”（）])*全[市省域]?(?:以?及|和|、|与)各(?:区县|县区|[区县市州])/;
const EACH =
  /^(?:各(?:区县|县区|县市区|[区县市州旗镇乡](?!域|级|界|政|场)|街道|乡镇|街镇|镇街|地(?!表|下|块|方标))|每个?(?:[区县镇乡](?!域)|街道|乡镇)|各?县（□+）|各[市州]（□+）)/;
const PLACE = new RegExp(
  `(${AREAS.join('|')}|[\\u4e00-\\u9fff]{1,4}?(?:新区|开发区|自治县|[区县市州旗](?![域内外级长委政府县]))|[\\u4e00-\\u9fff]{2,4}?(?:区|县|市|州)(?=政府|人民政府))(?:人民政府|政府|管委会)?`,
  'y',
);
const BETWEEN = /[、和及与]|以及/y;
const LEADS = /^(?:推动|推进|确保|督促|指导|组织|支持|要求|在|对|由|促进|力争|实现)/;
/** A body or a kind of people that does the work begins a new subject. */
const OTHER =
  /^(?:全[市省域国]|(?:市|省|国家|相关|有关|各行业|各级)[\u4e00-\u9fff、]{0,24}?(?:局|委|办|部门|单位|公司|集团)|[\u4e00-\u9fff、]{2,24}(?:部门|企业|单位|公司|地区)(?!的))/;

/** The subject named at the beginning of a stretch of text; `null` where it names none. */
export function subjectOf(ground: Ground, start: number, end: number): Subject | 'other' | null {
  const { text } = ground.reading;
  const dated = behindDates(ground, start, end);
  for (const at of new Set([start, dated, withLead(text, dated)])) {
    const rest = text.slice(at, Math.min(end, at + 60));
    if (BOTH.test(rest)) return { kind: 'both', places: [] };
    if (EACH.test(rest)) return { kind: 'each', places: [] };
    const places = placesAt(ground, at, end);
    if (places.length > 0) return { kind: 'named', places };
  }
  return OTHER.test(text.slice(dated, Math.min(end, dated + 60))) ? 'other' : null;
}

const withLead = (text: string, at: number): number => at + (LEADS.exec(text.slice(at, at + 4))?.[0].length ?? 0);

function behindDates({ dates }: Ground, start: number, end: number): number {
  const date = dates.get(start);
  return date === undefined || date.end >= end ? start : date.end;
}

function placesAt({ reading }: Ground, start: number, end: number): string[] {
  const places: string[] = [];
  let at = start;
  for (;;) {
    PLACE.lastIndex = at;
    const found = PLACE.exec(reading.text);
    const name = found?.[1];
    if (found === null || name === undefined || (NO_PLACES.test(name) && !AREAS.includes(name)) || at + found[0].length > end)
      return places;
    places.push(wordsOf(reading, at, at + name.length));
    at += found[0].length;
    BETWEEN.lastIndex = at;
    const between = BETWEEN.exec(reading.text);
    if (between === null) return places;
    at += between[0].length;
  }
}

/** Follows whom the sentences of a measure are about, from clause to clause. */
export class SubjectTrail {
  private held: Subject | null = null;
  private sentence = -1;

  constructor(private readonly ground: Ground) {}

  at(clause: Clause): Subject | null {
    if (clause.sentence !== this.sentence && this.held?.kind !== 'named') this.held = null;
    this.sentence = clause.sentence;
    const found = subjectOf(this.ground, clause.start, clause.end);
    if (found === 'other') this.held = null;
    else if (found !== null) this.held = found;
    return this.held;
  }
}

/** The subject a metric itself begins with wins over the one of the sentence. */
export function scopeAt(ground: Ground, from: number, clause: Clause, held: Subject | null): Subject | null {
  const own = subjectOf(ground, from, clause.end);
  if (own !== null && own !== 'other') return own;
  const lead = withoutLead(ground, clause.start, from);
  return lead < from ? held : (before(ground, clause.start, from) ?? held);
}

/** 全市及各区 is taken for a lead, and says the scope all the same. */
function before({ reading }: Ground, start: number, from: number): Subject | null {
  const lead = reading.text.slice(start, from);
  if (/全[市省域]?(?:以?及|和|、|与)各(?:区县|县区|[区县市州])/.test(lead)) return { kind: 'both', places: [] };
  return /各(?:区县|县区|[区县市州])$/.test(lead) ? { kind: 'each', places: [] } : null;
}
