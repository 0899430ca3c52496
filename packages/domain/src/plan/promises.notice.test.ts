import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDeadline } from './deadline.ts';
import type { Target } from './draft.ts';
import { type Passage, passageOf, slice } from './passage.ts';
import { readPromises } from './promises.ts';
import { spanner } from './span.ts';

type Row = { readonly name: string; readonly measure: Passage; readonly printed: Passage };

const notice = readFileSync(new URL('../../../../packs/beijing-2022/notice.txt', import.meta.url), 'utf8');
const spanOf = spanner({ text: notice, pageStarts: [] });

/** The rows of both tables, named by attachment, task and place within the task: 气候7.2. */
function rows(): Row[] {
  const found: Row[] = [];
  let offset = 0;
  let plan = '';
  let task = '';
  let place = 0;
  for (const line of notice.split('\n')) {
    const at = offset;
    offset += line.length + 1;
    if (line.includes('2022 年行动计划')) plan = line.includes('气候') ? '气候' : '大气';
    const cells = line.split('\t');
    if (cells.length < 4 || cells[0] === '序号' || cells[3] === '') continue;
    place = cells[0] === '' || cells[0] === task ? place + 1 : 1;
    if (cells[0] !== '') task = cells[0] as string;
    const start = (column: number) => at + cells.slice(0, column).join('\t').length + 1;
    const cell = (column: number) => passageOf(notice, { start: start(column), end: start(column) + (cells[column] as string).length });
    found.push({ name: `${plan}${task}.${place}`, measure: withoutTags(cell(2)), printed: cell(3) });
  }
  return found;
}

function withoutTags(cell: Passage): Passage {
  const [first = cell, ...more] = [...cell.text.matchAll(/<p>(.*?)<\/p>/g)].map((tag) =>
    slice(cell, tag.index + 3, tag.index + 3 + (tag[1] as string).length),
  );
  return more.reduce(
    (text, next) => ({ text: `${text.text}\n${next.text}`, from: [...text.from, text.from.at(-1) as number, ...next.from] }),
    first,
  );
}

const read = rows().map((row) => {
  const { deadline, questions } = readDeadline(row.printed, row.measure, { year: 2022, spanOf });
  return { ...row, deadline, questions, ...readPromises(row.measure, { year: 2022, spanOf, deadline }) };
});

function said({ metric, comparator, value, unit, about, scope, places, strength, by, excludes }: Target): string {
  const where = scope === 'city' ? [] : [scope === 'named' ? places.join('、') : 'eachDistrict'];
  const figure = [comparator, value, unit].filter((word) => word !== null).join(' ');
  const left = excludes.length === 0 ? [] : [`不含${excludes.join('、')}`];
  return [
    metric,
    figure,
    ...(about ? ['about'] : []),
    ...(strength === 'strive' ? ['strive'] : []),
    ...where,
    by ?? 'no day',
    ...left,
  ].join(' | ');
}

/** What a careful reader finds in the 88 measures: a line for each promise, under the name of its measure. */
const golden = new Map(
  readFileSync(new URL('./promises.notice.golden.txt', import.meta.url), 'utf8')
    .split(/^# /m)
    .filter((section) => section !== '')
    .map((section) => {
      const [name = '', ...lines] = section.trimEnd().split('\n');
      return [name, lines];
    }),
);

const lines = (of: (row: (typeof read)[number]) => string[]): string[] =>
  read.flatMap((row) => of(row).map((line) => `${row.name} ${line}`));

describe('the promises of the 2022 notice', () => {
  it('has 88 measures', () => {
    expect(read).toHaveLength(88);
  });

  it('sets these targets and no others', () => {
    expect(lines(({ targets }) => targets.map(said))).toEqual(golden.get('targets'));
  });

  it('makes these documents, systems and projects', () => {
    const made = lines(({ deliverables }) => deliverables.map(({ verb, title, by }) => `${verb} ${title} | ${by ?? 'no day'}`));
    expect(made).toEqual(golden.get('deliverables'));
  });

  it('keeps up these duties', () => {
    expect(lines(({ duties }) => duties.map(({ frequency, phrase }) => `${frequency} ${phrase}`))).toEqual(golden.get('duties'));
  });

  it('hides these dates in the measures that are due by milestones, and none in one of them', () => {
    const hidden = lines(({ deadline, questions }) => {
      if (deadline.kind !== 'milestones') return [];
      const dates = deadline.milestones.map(({ on, what }) => `${on} ${what}`).join(' | ');
      return [dates === '' ? questions.map(({ field }) => field).join() : dates];
    });
    expect(hidden).toEqual(golden.get('milestones'));
    expect(read.flatMap(({ questions }) => questions)).toHaveLength(1);
  });

  it('gives each promise the place where it is printed', () => {
    const places = read.flatMap(({ targets, deliverables, duties, deadline }) => [
      ...[...targets, ...deliverables, ...duties].map(({ phrase, source }) => ({ phrase, source })),
      ...deadline.milestones.map(({ what, source }) => ({ phrase: what, source })),
    ]);
    expect(places.length).toBeGreaterThan(150);
    for (const { phrase, source } of places) expect(notice.slice(source.start, source.end)).toBe(phrase);
  });
});
