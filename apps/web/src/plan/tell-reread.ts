import type { EditReply } from '@gongjian/contract/plan';
import { tell } from '../ui/tell.ts';
import type { planText } from './text.ts';

const quoted = (phrases: readonly string[]): string => phrases.map((phrase) => `「${phrase}」`).join('');

/** Says what came and went when the promises of a changed text were read again. */
export function tellReread({ reread }: EditReply, text: Pick<(typeof planText)['zh'], 'reread'>): void {
  for (const { added, removed } of reread) tell(text.reread(quoted(added), quoted(removed)));
}
