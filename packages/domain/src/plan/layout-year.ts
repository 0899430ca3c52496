import type { Notice } from './draft.ts';
import { numeralValue } from './numbering.ts';
import { squeeze } from './table-text.ts';

/** The year a plan is for: as stated, else as its title or the letter's title prints it, else the year of the letter. */
export function yearOfPlan(title: string | null, letter: Pick<Notice, 'title' | 'issuedOn'> | null, stated: number | null): number | null {
  if (stated !== null) return stated;
  const issued = letter?.issuedOn == null ? null : Number(letter.issuedOn.slice(0, 4));
  return yearIn(title, issued) ?? yearIn(letter?.title ?? null, issued) ?? issued;
}

const YEARS = /([12][0-9]{3}|二[〇零○][一二三四五六七八九〇零○]{2})(?:年?[-—―–－~～至到]+([12][0-9]{3}))?年/;

/** Of a span of years (2023—2025年) the first counts, or the year of issue where it lies within. */
function yearIn(title: string | null, issued: number | null): number | null {
  const words = squeeze(title ?? '').normalize('NFKC');
  const match = YEARS.exec(words);
  if (match === null) return yearOfPeriod(words, issued);
  const first = numeralValue((match[1] as string).replace(/○/g, '〇'));
  const last = match[2] === undefined ? null : Number(match[2]);
  return withinSpan(first, last, issued);
}

const FIVE_YEARS = /(十[一二三四五六])五(?!年)/;

/** 十四五 is the fourteenth span of five years: 2021 to 2025. */
function yearOfPeriod(words: string, issued: number | null): number | null {
  const period = numeralValue(FIVE_YEARS.exec(words)?.[1] ?? '');
  if (period === null) return null;
  const first = 1951 + 5 * period;
  return withinSpan(first, first + 4, issued);
}

const withinSpan = (first: number | null, last: number | null, issued: number | null): number | null =>
  first !== null && last !== null && issued !== null && issued > first && issued <= last ? issued : first;
