import type { Range } from './source.ts';

/** A piece of cleaned text in which every character still knows where it stood in the document. */
export type Passage = {
  readonly text: string;
  /** For each UTF-16 unit of `text`, its offset in the document. */
  readonly from: readonly number[];
};

/** The characters of the document between the two offsets, as they stand. */
export function passageOf(document: string, at: Range): Passage {
  const text = document.slice(at.start, at.end);
  const from: number[] = [];
  for (let i = 0; i < text.length; i++) from.push(at.start + i);
  return { text, from };
}

export const slice = (passage: Passage, start: number, end: number = passage.text.length): Passage => ({
  text: passage.text.slice(start, end),
  from: passage.from.slice(start, end),
});

/** Where the characters [start, end) of the passage stand in the document. */
export function rangeOf(passage: Passage, start = 0, end = passage.text.length): Range {
  const first = passage.from[start];
  const last = passage.from[end - 1];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return { start: first, end: last + 1 };
}

/** Puts passages one behind the other; the separator belongs to the end of the passage before it. */
export function join(passages: readonly Passage[], separator: string): Passage {
  let text = '';
  const from: number[] = [];
  for (const passage of passages) {
    if (text !== '') {
      const at = from.at(-1) ?? 0;
      text += separator;
      for (let i = 0; i < separator.length; i++) from.push(at);
    }
    text += passage.text;
    for (const at of passage.from) from.push(at);
  }
  return { text, from };
}

/** Keeps only the characters for which `keep` holds. */
export function filter(passage: Passage, keep: (character: string, index: number) => boolean): Passage {
  let text = '';
  const from: number[] = [];
  for (let i = 0; i < passage.text.length; i++) {
    const character = passage.text[i] as string;
    if (!keep(character, i)) continue;
    text += character;
    from.push(passage.from[i] as number);
  }
  return { text, from };
}

export function trim(passage: Passage): Passage {
  const start = passage.text.length - passage.text.trimStart().length;
  const end = passage.text.trimEnd().length;
  return start >= end ? slice(passage, 0, 0) : slice(passage, start, end);
}
