import type { CourseSaid } from '@gongjian/contract/indicators';

/** A course as a person writes it: its kind, and for some kinds a line for each month or step. */
export type CourseDraft = { readonly kind: CourseSaid['kind']; readonly lines: string; readonly from: string; readonly to: string };

export function draftOf(course: CourseSaid): CourseDraft {
  const nothing = { lines: '', from: '', to: '' };
  switch (course.kind) {
    case 'months':
      return { ...nothing, kind: 'months', lines: course.weights.map(({ month, weight }) => `${month} ${weight}`).join('\n') };
    case 'steps':
      return { ...nothing, kind: 'steps', lines: course.steps.map(({ on, percent }) => `${on} ${percent}`).join('\n') };
    case 'season':
      return { ...nothing, kind: 'season', from: course.from, to: course.to };
    case 'linear':
    case 'held':
      return { ...nothing, kind: course.kind };
  }
}

/** Null where a line cannot be read. */
export function courseIn({ kind, lines, from, to }: CourseDraft): CourseSaid | null {
  switch (kind) {
    case 'linear':
    case 'held':
      return { kind };
    case 'season':
      return from === '' || to === '' ? null : { kind, from, to };
    case 'months': {
      const read = pairsIn(lines, /^\d{4}-(0[1-9]|1[0-2])$/);
      return read && { kind, weights: read.map(([month, weight]) => ({ month, weight })) };
    }
    case 'steps': {
      const read = pairsIn(lines, /^\d{4}-\d{2}-\d{2}$/);
      return read && { kind, steps: read.map(([on, percent]) => ({ on, percent })) };
    }
  }
}

function pairsIn(lines: string, when: RegExp): (readonly [string, string])[] | null {
  const written = lines.split('\n').filter((line) => line.trim() !== '');
  const pairs = written.map((line) =>
    line
      .trim()
      .split(/[\s,，、%]+/)
      .filter((part) => part !== ''),
  );
  const fine =
    pairs.length > 0 &&
    pairs.every(([day = '', share = '', ...rest]) => when.test(day) && /^\d+(\.\d+)?$/.test(share) && rest.length === 0);
  return fine ? pairs.map(([day = '', share = '']) => [day, share] as const) : null;
}
