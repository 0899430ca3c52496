import { SIMPLIFIED_OF } from './lexicon-traditional.ts';

const SAMPLE = 3000;
const SHARE = 0.05;

/** Whether a document is printed in traditional characters (繁體): a simplified one quotes hardly any. */
export function isTraditional(text: string): boolean {
  const step = Math.max(1, Math.floor(text.length / SAMPLE));
  let han = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i += step) {
    const character = text[i] as string;
    if (character < '一' || character > '鿿') continue;
    han++;
    if (SIMPLIFIED_OF.has(character)) traditional++;
  }
  return traditional > han * SHARE;
}

/** The text in simplified characters, one for one, so that every place in it stays where it was. */
export const simplified = (text: string): string => text.replace(/[一-鿿]/g, (character) => SIMPLIFIED_OF.get(character) ?? character);

/** Gives words read from the simplified text the characters the document prints; where it prints two for one, their neighbours tell. */
export function printedIn(document: string): (words: string) => string {
  const printed = forms(document);
  return (words) => {
    let before = '';
    return words.replace(/\S/g, (character, at: number) => {
      const known = printed.get(character);
      const own = known === undefined ? character : chosen(known, before, nextOf(words, at));
      before = character;
      return own;
    });
  };
}

/** How one simplified character is printed: anywhere, and, where the document prints two for one, between which neighbours. */
type Forms = { readonly first: string; readonly near: Map<string, string> | null };

const chosen = ({ first, near }: Forms, before: string, next: string): string =>
  near === null ? first : (near.get(before + next) ?? near.get(`${before}>`) ?? near.get(`>${next}`) ?? first);

function forms(document: string): ReadonlyMap<string, Forms> {
  const originals = new Map<string, Set<string>>();
  for (const original of document) {
    const character = SIMPLIFIED_OF.get(original) ?? original;
    const known = originals.get(character);
    if (known === undefined) originals.set(character, new Set([original]));
    else known.add(original);
  }
  const printed = new Map<string, Forms>();
  for (const [character, known] of originals) {
    const first = known.values().next().value ?? character;
    if (known.size > 1) printed.set(character, { first, near: new Map() });
    else if (first !== character) printed.set(character, { first, near: null });
  }
  noteNeighbours(document, printed);
  return printed;
}

function noteNeighbours(document: string, printed: ReadonlyMap<string, Forms>): void {
  let before = '';
  for (let i = 0; i < document.length; i++) {
    const original = document[i] as string;
    if (original.trim() === '') continue;
    const character = SIMPLIFIED_OF.get(original) ?? original;
    const near = printed.get(character)?.near ?? null;
    if (near !== null) note(near, original, before, simplified(nextOf(document, i)));
    before = character;
  }
}

function note(near: Map<string, string>, original: string, before: string, next: string): void {
  for (const place of [before + next, `${before}>`, `>${next}`]) if (!near.has(place)) near.set(place, original);
}

const FAR = 40;

function nextOf(text: string, at: number): string {
  for (let i = at + 1; i < Math.min(text.length, at + FAR); i++) if ((text[i] as string).trim() !== '') return text[i] as string;
  return '';
}
