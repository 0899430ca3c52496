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
  const match = YEARS.exec(squeeze(title ?? '').normalize('NFKC'));
  if (match === null) return null;
  const first = numeralValue((match[1] as string).replace(/○/g, '〇'));
  const last = match[2] === undefined ? null : Number(match[2]);
  return first !== null && last !== null && issued !== null && issued > first && issued <= last ? issued : first;
}
