import { type Clause, type ClauseContext, phraseOf, type Reading, rangeIn } from './clause.ts';
import type { Deadline, Duty } from './draft.ts';
import { KEPT_UP, NO_DUTY, OFTEN, ONLY_WHEN } from './lexicon-duties.ts';

type Frequency = Duty['frequency'];
/** Clauses that promise something else already. */
export type Proved = { readonly targets: ReadonlySet<Clause>; readonly made: ReadonlySet<Clause> };

/** What is to be done again and again (常态工作). Standing work that promises nothing else is a duty sentence by sentence. */
export function dutiesIn(
  reading: Reading,
  clauses: readonly Clause[],
  proved: Proved,
  about: ClauseContext & { readonly deadline: Deadline },
): Duty[] {
  const duties: Duty[] = [];
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    const frequency = frequencyOf(reading.outline.slice(clause.start, clause.end), clause, proved);
    if (frequency === null) continue;
    const last = opensNext(reading, clause, clauses[i + 1]) ? (clauses[++i] as Clause) : clause;
    duties.push(duty(reading, { start: clause.start, end: last.end }, frequency, about));
  }
  const promisesNothing = duties.length === 0 && proved.targets.size === 0 && proved.made.size === 0;
  return promisesNothing && about.deadline.kind === 'standing'
    ? partsOf(clauses).map((place) => duty(reading, place, 'always', about))
    : duties;
}

/** 夏季（6—9月），…: the time stands by itself before what is done in it. */
const opensNext = ({ outline }: Reading, clause: Clause, next: Clause | undefined): boolean =>
  next !== undefined && next.part === clause.part && ONLY_WHEN.test(outline.slice(clause.start, clause.end));

function frequencyOf(clause: string, place: Clause, { targets, made }: Proved): Frequency | null {
  if (NO_DUTY.test(clause)) return null;
  const often = OFTEN.find(([, words]) => words.test(clause))?.[0] ?? (KEPT_UP.test(clause) ? 'always' : null);
  const promised = targets.has(place) || made.has(place);
  return promised && (often === 'always' || often === 'yearly') ? null : often;
}

const duty = (reading: Reading, { start, end }: Pick<Clause, 'start' | 'end'>, frequency: Frequency, about: ClauseContext): Duty => ({
  phrase: phraseOf(reading, start, end).trim(),
  frequency,
  source: about.spanOf(rangeIn(reading, start, end)),
});

function partsOf(clauses: readonly Clause[]): { start: number; end: number }[] {
  const found: { start: number; end: number; part: number }[] = [];
  for (const { start, end, part } of clauses) {
    const last = found.at(-1);
    if (last !== undefined && last.part === part) last.end = end;
    else found.push({ start, end, part });
  }
  return found;
}
