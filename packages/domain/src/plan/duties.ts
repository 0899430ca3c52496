import { type Clause, type ClauseContext, phraseOf, type Reading, rangeIn } from './clause.ts';
import type { Deadline, Duty } from './draft.ts';
import { KEPT_UP, NO_DUTY, OFTEN, ONLY_HOW_OFTEN, ONLY_WHEN } from './lexicon-duties.ts';

type Frequency = Duty['frequency'];
/** Clauses that promise something else already. */
export type Proved = { readonly targets: ReadonlySet<Clause>; readonly made: ReadonlySet<Clause> };

/** What is to be done again and again (常态工作). Of standing work every sentence that promises nothing else is a duty. */
export function dutiesIn(
  reading: Reading,
  clauses: readonly Clause[],
  proved: Proved,
  about: ClauseContext & { readonly deadline: Deadline },
): Duty[] {
  const found = new Map<Clause, Duty>();
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    const frequency = frequencyOf(reading.outline.slice(clause.start, clause.end), clause, proved);
    if (frequency === null) continue;
    const first = sayHowOften(reading, clauses[i - 1], clause) ? (clauses[i - 1] as Clause) : clause;
    const last = opensNext(reading, clause, clauses[i + 1]) ? (clauses[++i] as Clause) : clause;
    found.delete(first);
    found.set(clause, duty(reading, { start: first.start, end: last.end }, frequency, about));
  }
  if (about.deadline.kind !== 'standing') return [...found.values()];
  return partsOf(clauses).flatMap((part) => {
    const said = part.clauses.flatMap((clause) => found.get(clause) ?? []);
    const promises = part.clauses.some((clause) => proved.targets.has(clause) || proved.made.has(clause));
    return said.length > 0 || promises ? said : [duty(reading, part, 'always', about)];
  });
}

/** 开展路检路查，每月不少于2次: how often stands by itself behind what is done. */
const sayHowOften = ({ outline }: Reading, before: Clause | undefined, clause: Clause): boolean =>
  before !== undefined && before.part === clause.part && ONLY_HOW_OFTEN.test(outline.slice(clause.start, clause.end));

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

type Part = { readonly start: number; end: number; readonly clauses: Clause[] };

/** What stands between full stops and semicolons. */
function partsOf(clauses: readonly Clause[]): Part[] {
  const found: Part[] = [];
  for (const clause of clauses) {
    const last = found.at(-1);
    if (last === undefined || last.clauses[0]?.part !== clause.part)
      found.push({ start: clause.start, end: clause.end, clauses: [clause] });
    else {
      last.end = clause.end;
      last.clauses.push(clause);
    }
  }
  return found;
}
