import type { Visit } from '@gongjian/contract/supervision';

export type Item = Visit['checklist']['items'][number];
type Answered = { readonly value: string; readonly note?: string | undefined; readonly photos?: readonly string[] | undefined };

/** The answer to an item; none is an empty one. */
export function answerOf(answers: Readonly<Record<string, Answered>>, code: string): { value: string; note: string; photos: string[] } {
  const { value = '', note = '', photos = [] } = answers[code] ?? {};
  return { value, note, photos: [...photos] };
}
