import type { Checklist } from '@gongjian/contract/supervision';
import { fromProperties } from '@gongjian/domain/supervision/field/visit-properties';
import type { ConflictWords } from './text.ts';

const ANSWER = 'answer.';

/** What a property is called: an answer by its item, the others by the words of the screen. */
export const nameOfProperty = (property: string, checklist: Checklist, words: ConflictWords): string =>
  property.startsWith(ANSWER)
    ? (checklist.items.find(({ code }) => code === property.slice(ANSWER.length))?.title ?? property)
    : (words.properties[property] ?? property);

/** What a property says, as a person reads it. */
export function sayProperty(property: string, value: string | undefined, words: ConflictWords): string {
  const read = value === undefined || value === '' ? undefined : fromProperties({ [property]: value });
  if (read === undefined || 'problems' in read) return words.unsaid;
  const { visit } = read;
  if (property.startsWith(ANSWER)) return sayAnswer(Object.values(visit.answers)[0], words);
  switch (property) {
    case 'startedAt':
      return clock(visit.startedAt);
    case 'endedAt':
      return clock(visit.endedAt ?? '');
    case 'place':
      return sayPlace(visit, words);
    case 'companions':
      return visit.companions.join('、');
    case 'signatureId':
      return words.signed;
    case 'handedIn':
      return words.done;
    default:
      return value ?? words.unsaid;
  }
}

type Visit = Extract<ReturnType<typeof fromProperties>, { visit: unknown }>['visit'];

function sayAnswer(answer: Visit['answers'][string] | undefined, words: ConflictWords): string {
  if (!answer) return words.unsaid;
  const { value, note, photos } = answer;
  const parts = [words.values[value] ?? value, note, photos.length > 0 ? words.photos(photos.length) : ''];
  return parts.filter((part) => part !== '').join(' · ') || words.unsaid;
}

const sayPlace = ({ place, accuracy }: Visit, words: ConflictWords): string =>
  place === null
    ? words.unsaid
    : `${place.longitude.toFixed(5)}, ${place.latitude.toFixed(5)}${accuracy === null ? '' : ` · ${words.accuracy(Math.round(accuracy))}`}`;

export const clock = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
