/** What a template of a message may stand open for: month, unit, how many, due day, working days, what a person added. */
const PLACES: ReadonlySet<string> = new Set(['month', 'unit', 'count', 'due', 'days', 'note']);

/** Places in the words that nothing is known for, each once. */
export const unknownPlaces = (words: string): string[] => [
  ...new Set([...words.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? '').filter((name) => !PLACES.has(name))),
];

/** Puts what is known in the places of a template. */
export const filled = (words: string, known: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (place, name: string) => known[name] ?? place);
