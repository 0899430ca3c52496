import type { Problem } from '../../kernel/problem.ts';
import type { Answer, Place, VisitSaid } from '../model.ts';
import type { Properties } from './model.ts';

/** All of a visit that can be changed, on a phone or at the desk. */
export type FieldVisit = VisitSaid & {
  readonly companions: readonly string[];
  /** Metres, as the device said. */
  readonly accuracy: number | null;
  /** The inspector is done with it. */
  readonly handedIn: boolean;
};

export const emptyVisit = (startedAt: string): FieldVisit => ({
  ...{ startedAt, endedAt: null, place: null, accuracy: null, companions: [], answers: {} },
  ...{ signatureId: null, signer: '', unsignedReason: '', handedIn: false },
});

const ANSWER = 'answer.';
/** As the desk's form bounds them. */
const LONGEST = { name: 60, reason: 500, answer: 2000 } as const;
const MOST_OF_A_LIST = 20;
const names = ['startedAt', 'endedAt', 'place', 'companions', 'signatureId', 'signer', 'unsignedReason', 'handedIn'] as const;

/** A visit as flat properties, each answer one of its own: two people who answer different items do not meet. */
export const toProperties = (visit: FieldVisit): Properties => ({
  startedAt: instantText(visit.startedAt),
  endedAt: visit.endedAt === null ? '' : instantText(visit.endedAt),
  place: placeText(visit.place, visit.accuracy),
  companions: visit.companions.length === 0 ? '' : JSON.stringify(visit.companions),
  signatureId: visit.signatureId ?? '',
  signer: visit.signer,
  unsignedReason: visit.unsignedReason,
  handedIn: visit.handedIn ? 'yes' : '',
  ...Object.fromEntries(Object.entries(visit.answers).map(([item, answer]) => [`${ANSWER}${item}`, answerText(answer)])),
});

const instantText = (instant: string): string => new Date(instant).toISOString();
const placeText = (place: Place | null, accuracy: number | null): string =>
  place === null ? '' : JSON.stringify([place.longitude, place.latitude, accuracy]);
const answerText = ({ value, note, photos }: Answer): string => JSON.stringify([value, note, photos]);

/** What is said otherwise than before: the least that must be sent. An answer taken back is said as empty. */
export function changes(before: Properties, now: Properties): Properties {
  const gone = Object.keys(before).filter((name) => !(name in now) && before[name] !== '');
  const said = Object.entries(now).filter(([name, value]) => before[name] !== value);
  return Object.fromEntries([...said, ...gone.map((name): [string, string] => [name, ''])]);
}

type PropertyProblem = Problem<'property_unknown' | 'property_invalid'>;

/** The visit the properties tell of, or everything in them that cannot be read. */
export function fromProperties(properties: Properties): { readonly visit: FieldVisit } | { readonly problems: readonly PropertyProblem[] } {
  const read = Object.entries(properties).map(([name, text]) => [name, readProperty(name, text)] as const);
  const problems = read.flatMap(([name, value]): PropertyProblem[] =>
    value === undefined ? [{ code: isName(name) ? 'property_invalid' : 'property_unknown', at: [name] }] : [],
  );
  if (problems.length > 0) return { problems };
  const parts: Partial<FieldVisit>[] = read.map(([, part]) => part ?? {});
  const answers = Object.assign({}, ...parts.map((part) => part.answers ?? {}));
  return { visit: Object.assign(emptyVisit(new Date(0).toISOString()), ...parts, { answers }) };
}

/** The same properties in the one form the server compares. */
export function canonical(properties: Properties): Properties | null {
  const read = fromProperties(properties);
  if ('problems' in read) return null;
  const all = toProperties(read.visit);
  return Object.fromEntries(Object.keys(properties).map((name) => [name, all[name] ?? '']));
}

const isName = (name: string): boolean => (names as readonly string[]).includes(name) || name.startsWith(ANSWER);

const readers: Readonly<Record<(typeof names)[number], (text: string) => Partial<FieldVisit> | undefined>> = {
  startedAt: (text) => (isInstant(text) ? { startedAt: text } : undefined),
  endedAt: (text) => (text === '' ? { endedAt: null } : isInstant(text) ? { endedAt: text } : undefined),
  place: readPlace,
  companions: (text) => {
    const said = text === '' ? [] : parsed(text);
    return isTexts(said, LONGEST.name) ? { companions: said } : undefined;
  },
  signatureId: (text) => (text === '' ? { signatureId: null } : isId(text) ? { signatureId: text } : undefined),
  signer: (text) => (text.length <= LONGEST.name ? { signer: text } : undefined),
  unsignedReason: (text) => (text.length <= LONGEST.reason ? { unsignedReason: text } : undefined),
  handedIn: (text) => (text === '' || text === 'yes' ? { handedIn: text === 'yes' } : undefined),
};

function readProperty(name: string, text: string): Partial<FieldVisit> | undefined {
  if (name.startsWith(ANSWER)) return readAnswer(name.slice(ANSWER.length), text);
  return readers[name as (typeof names)[number]]?.(text);
}

function readAnswer(item: string, text: string): Partial<FieldVisit> | undefined {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(item)) return undefined;
  if (text === '') return {};
  const said = parsed(text);
  if (!Array.isArray(said) || said.length !== 3) return undefined;
  const [value, note, photos] = said as unknown[];
  if (!isText(value, LONGEST.answer) || !isText(note, LONGEST.answer)) return undefined;
  if (!isTexts(photos, LONGEST.name) || !photos.every(isId)) return undefined;
  return { answers: { [item]: { value, note, photos } } };
}

function readPlace(text: string): Partial<FieldVisit> | undefined {
  if (text === '') return { place: null, accuracy: null };
  const said = parsed(text);
  if (!Array.isArray(said) || said.length !== 3) return undefined;
  const [longitude, latitude, accuracy] = said as unknown[];
  if (!within(longitude, 180) || !within(latitude, 90)) return undefined;
  if (accuracy !== null && !(typeof accuracy === 'number' && accuracy >= 0)) return undefined;
  return { place: { longitude, latitude }, accuracy };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const within = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most;
const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text));
const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length <= longest;
const isTexts = (value: unknown, longest: number): value is readonly string[] =>
  Array.isArray(value) && value.length <= MOST_OF_A_LIST && value.every((each) => isText(each, longest));
