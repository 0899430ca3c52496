import { type Clause, type ClauseContext, phraseOf, type Reading, rangeIn, wordsOf } from './clause.ts';
import { type Due, dueOf } from './deadline-due.ts';
import type { Deliverable } from './draft.ts';
import { BUILT, LEANS, MAKING, NOMINAL_LEAD, NOMINAL_WORK, NOT_MAKING_AFTER, NOT_MAKING_BEFORE, WRITTEN } from './lexicon-deliverables.ts';

export type Made = { readonly deliverable: Deliverable; readonly clause: Clause };
type Named = { readonly verb: string; readonly start: number; readonly end: number };
type Place = { readonly start: number; readonly end: number };

const VERBS = new RegExp(MAKING.map(({ words }) => `(${words})`).join('|'), 'g');

/** What a measure makes: documents, standards, systems and projects (成果), in the order printed. */
export function deliverablesIn(reading: Reading, due: Due, about: ClauseContext): Made[] {
  const made: Made[] = [];
  due.clauses.forEach((clause, index) => {
    for (const { verb, start, end } of namedIn(reading, clause)) {
      const title = titleOf(reading, start, end);
      if (title.length < 2 || made.some(({ deliverable }) => deliverable.title === title)) continue;
      const phrase = phraseOf(reading, clause.start, clause.end).trim();
      const source = about.spanOf(rangeIn(reading, clause.start, clause.end));
      made.push({ clause, deliverable: { phrase, verb, title, by: dueOf(due, index), source } });
    }
  });
  return made;
}

const titleOf = (reading: Reading, start: number, end: number): string =>
  wordsOf(reading, start, end).replace(/^《([^《》]*(?:《[^《》]*》[^《》]*)*)》$/, '$1');

function namedIn(reading: Reading, clause: Clause): Named[] {
  const outline = reading.outline.slice(clause.start, clause.end);
  if (LEANS.test(outline)) return [];
  const found: Named[] = [];
  let from = 0;
  for (const verb of outline.matchAll(VERBS)) {
    const behind = verb.index + verb[0].length;
    if (verb.index < from || NOT_MAKING_BEFORE.test(outline.slice(Math.max(0, verb.index - 4), verb.index))) continue;
    if (NOT_MAKING_AFTER.test(outline.slice(behind, behind + 4))) continue;
    const titles = objectsOf(reading, clause, verb);
    found.push(...titles);
    from = (titles.at(-1)?.end ?? clause.start + behind) - clause.start;
  }
  return found.length > 0 ? found : nominal(reading, clause);
}

/** 制定甲方案和乙规程: the titles behind a verb. */
function objectsOf(reading: Reading, clause: Clause, verb: RegExpExecArray): Named[] {
  const kind = MAKING[verb.slice(1).findIndex((group) => group !== undefined)];
  if (kind === undefined) return [];
  const start = clause.start + verb.index + verb[0].length;
  const end = endOfObject(reading.outline, start, clause.end);
  return titlesIn(reading.outline, { start, end }, kind.makes).map((title) => ({ ...title, verb: kind.verb }));
}

const NEXT_DEED =
  /并(?=[^、]{0,3}(?:组织|推动|推进|实施|落实|开展|印发|发布|加强|严格|做好|报|按|纳入|向|及时|动态))|(?:、|和|及)(?=(?:推动|推进|加快|组织|研究)?(?:制定|修订|编制|出台|建立|完善|健全|印发|发布|搭建|建设|开展|实施|推进|推动|加强|明确|完成|落实|提出|确定|优化|强化))/;

function endOfObject(outline: string, start: number, limit: number): number {
  const text = outline.slice(start, Math.min(limit, start + 160));
  const stop = text.search(NEXT_DEED);
  const end = start + (stop === -1 ? text.length : stop);
  const tail = /(?:等?(?:一系列|系列|若干|多项)?(?:等(?:文件)?)?(?:工作|任务)?)$/.exec(outline.slice(start, end))?.[0].length ?? 0;
  return end - tail;
}

/** Splits at 、 and 和 only where what stands before is a title by itself. */
function titlesIn(outline: string, { start, end }: Place, makes: RegExp): Place[] {
  const from =
    start +
    (/^(?:了|一批|一套|一系列|完成|好|全市统一的|统一的|各级|各类)*(?![批套])/.exec(outline.slice(start, Math.min(end, start + 12)))?.[0]
      .length ?? 0);
  if (outline[from] === '《' && (outline.slice(from, end).includes('》等') || !isTitle(outline, from, end, makes)))
    return quoted(outline, from, end);
  if (!isTitle(outline, from, end, makes)) return beforeBracket(outline, from, end, makes);
  const titles: Place[] = [];
  let first = from;
  for (let i = from; i < end; i++) {
    if (!'、和及与'.includes(outline[i] as string) || !isTitle(outline, first, i, makes)) continue;
    titles.push({ start: first, end: i });
    first = i + 1;
  }
  return [...titles, { start: first, end }];
}

const isTitle = (outline: string, start: number, end: number, makes: RegExp): boolean =>
  end - start >= 3 && makes.test(outline.slice(Math.max(start, end - 8), end));

/** 制定实施方案（2023—2025年）: what stands in the bracket belongs to the title, but does not end it. */
function beforeBracket(outline: string, start: number, end: number, makes: RegExp): Place[] {
  const bracket = /（□*）$/.exec(outline.slice(start, end));
  return bracket !== null && isTitle(outline, start, start + bracket.index, makes) ? [{ start, end }] : [];
}

function quoted(outline: string, start: number, end: number): Place[] {
  const titles: Place[] = [];
  let at = start;
  while (outline[at] === '《') {
    const close = outline.indexOf('》', at);
    if (close === -1 || close >= end) break;
    titles.push({ start: at, end: close + 1 });
    at = close + 1;
    if ('、和及与'.includes(outline[at] ?? ' ')) at++;
  }
  return titles;
}

/** 完成管理系统建设, 推动《…办法》的修订工作: the work stands behind its title. */
function nominal(reading: Reading, clause: Clause): Named[] {
  const outline = reading.outline.slice(Math.max(clause.start, clause.end - 160), clause.end);
  const offset = clause.end - outline.length;
  const work = NOMINAL_WORK.find(([, words]) => words.test(outline));
  if (work === undefined) return [];
  const [verb, words] = work;
  const end = outline.length - (words.exec(outline)?.[0].length ?? 0);
  const lead = [...outline.slice(0, end).matchAll(NOMINAL_LEAD)].at(0);
  if (lead === undefined || (verb === '建设' && lead[0] !== '完成' && lead[0] !== '推动完成')) return [];
  const start = offset + lead.index + lead[0].length;
  const titles = titlesIn(reading.outline, { start, end: offset + end }, verb === '建设' ? BUILT : WRITTEN);
  return titles.map((title) => ({ ...title, verb }));
}
