import type { target } from '@gongjian/contract/plan-review';
import type { z } from 'zod';
import type { PlanText } from './text.ts';

type Target = z.output<typeof target>;

/** A target in short pieces: metric and figure, where, how binding, what is left out. */
export function targetText(target: Target, text: PlanText): string[] {
  const figure = target.value === null ? '' : `${target.value}${target.unit ?? ''}`;
  const about = target.about ? text.about : '';
  const pieces = [
    [target.metric, text.signs[target.comparator], figure, about].filter(Boolean).join(' '),
    target.scope === 'named' ? target.places.join('、') : text.scopes[target.scope],
    text.strengths[target.strength],
    target.excludes.length === 0 ? '' : `${text.excludes} ${target.excludes.join('、')}`,
  ];
  return pieces.filter((piece) => piece !== '');
}
