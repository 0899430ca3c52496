import type { ReportContent } from '@gongjian/contract/reporting';
import { type Conflict, mergeContent } from '@gongjian/domain/reporting/merge';
import type { Content } from '@gongjian/domain/reporting/model';

export type { Conflict };

/** Files are kept apart from the text on the server, so that two people never collide over them. */
const whole = (content: ReportContent): Content => ({ ...content, attachments: [] }) as unknown as Content;

export function merge(
  base: ReportContent,
  mine: ReportContent,
  theirs: ReportContent,
): { content: ReportContent; conflicts: readonly Conflict[] } {
  const { content, conflicts } = mergeContent(whole(base), whole(mine), whole(theirs));
  const { attachments: _, ...text } = content;
  return { content: text as unknown as ReportContent, conflicts };
}

type Lists = Pick<ReportContent, 'numbers' | 'stages' | 'acts'>;
const keyOf: { readonly [K in keyof Lists]: (item: Lists[K][number]) => string } = {
  numbers: ({ promiseId, place }) => `${promiseId} ${place}`,
  stages: ({ promiseId, stage }) => `${promiseId} ${stage}`,
  acts: ({ promiseId }) => promiseId,
};

/** The content with my side at one place of conflict; what stands there until then is the other's. */
export function withMine(content: ReportContent, mine: ReportContent, { at }: Conflict): ReportContent {
  const [field, ...key] = at;
  if (field === 'numbers' || field === 'stages' || field === 'acts')
    return { ...content, [field]: replaced(field, content, mine, key.join(' ')) };
  return { ...content, [field as 'progress']: mine[field as 'progress'] };
}

function replaced<K extends keyof Lists>(field: K, content: ReportContent, mine: ReportContent, key: string): Lists[K][number][] {
  const isIt = (item: Lists[K][number]): boolean => keyOf[field](item) === key;
  return [...content[field].filter((item) => !isIt(item)), ...mine[field].filter(isIt)];
}
