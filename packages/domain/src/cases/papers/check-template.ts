import type { Problem } from '../../kernel/problem.ts';
import { type PaperTemplate, PLACES, PUBLIC_PLACES } from './model.ts';

export type TemplateFault =
  | 'place_unknown'
  | 'place_not_public'
  | 'text_missing'
  | 'nothing_said'
  | 'reply_from_the_public'
  | 'reply_not_above_zero'
  | 'series_malformed';
type TemplateProblem = Problem<TemplateFault>;

/** All that is wrong with a template, each with its place. */
export function templateProblems(template: PaperTemplate): TemplateProblem[] {
  const { isPublic, replyDays, series } = template;
  return [
    ...wordsOf(template).flatMap(({ words, at }) => wordProblems(words, at, isPublic)),
    ...(template.blocks.some(({ kind }) => kind !== 'heading') ? [] : [problem('nothing_said', ['blocks'])]),
    ...(isPublic && replyDays !== null ? [problem('reply_from_the_public', ['replyDays'])] : []),
    ...(replyDays !== null && !(Number.isInteger(replyDays) && replyDays > 0) ? [problem('reply_not_above_zero', ['replyDays'])] : []),
    ...(/^[\u4e00-\u9fa5]{2,8}$/.test(series) ? [] : [problem('series_malformed', ['series'])]),
  ];
}

type At = readonly (string | number)[];
const problem = (code: TemplateFault, at: At): TemplateProblem => ({ code, at });

function wordsOf({ title, addressees, blocks, note, copiesTo }: PaperTemplate): { words: string; at: At }[] {
  return [
    { words: title, at: ['title'] },
    ...addressees.map((words, i) => ({ words, at: ['addressees', i] })),
    ...blocks.flatMap((block, i) => (block.kind === 'fields' ? [] : [{ words: block.text, at: ['blocks', i] }])),
    ...(note === null ? [] : [{ words: note, at: ['note'] }]),
    ...copiesTo.map((words, i) => ({ words, at: ['copiesTo', i] })),
  ];
}

function wordProblems(words: string, at: At, isPublic: boolean): TemplateProblem[] {
  if (words.trim() === '') return [problem('text_missing', at)];
  const names = [...new Set([...words.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? ''))];
  return names.flatMap((name) => {
    if (!Object.hasOwn(PLACES, name)) return [problem('place_unknown', [...at, name])];
    return isPublic && !(PUBLIC_PLACES as readonly string[]).includes(name) ? [problem('place_not_public', [...at, name])] : [];
  });
}
