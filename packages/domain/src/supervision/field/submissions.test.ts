import { describe, expect, it } from 'vitest';
import { type Filed, fileSubmission } from './submissions.ts';

const filed: readonly Filed[] = [
  { instanceId: 'a', content: 'A', correctedBy: 'b', deleted: false },
  { instanceId: 'b', content: 'B', correctedBy: null, deleted: false },
  { instanceId: 'gone', content: 'G', correctedBy: null, deleted: true },
];
const find = (instanceId: string) => filed.find((each) => each.instanceId === instanceId);

describe('a submission on its way to the file', () => {
  it.each([
    ['one nobody has seen', { instanceId: 'n', content: 'N', deprecates: null }, 'new'],
    ['the same again', { instanceId: 'b', content: 'B', deprecates: null }, 'already'],
    ['the same again, though corrected since', { instanceId: 'a', content: 'A', deprecates: null }, 'already'],
    ['another under the same name', { instanceId: 'b', content: 'X', deprecates: null }, { refused: 'instance_differs' }],
    ['one that was deleted', { instanceId: 'gone', content: 'G', deprecates: null }, { refused: 'instance_deleted' }],
    ['a correction of the current one', { instanceId: 'c', content: 'C', deprecates: 'b' }, 'new'],
    ['a correction of one already corrected', { instanceId: 'c', content: 'C', deprecates: 'a' }, { refused: 'instance_stale' }],
    ['a correction of one nobody knows', { instanceId: 'c', content: 'C', deprecates: 'x' }, { refused: 'instance_stale' }],
    ['a correction of one that was deleted', { instanceId: 'c', content: 'C', deprecates: 'gone' }, { refused: 'instance_deleted' }],
  ] as const)('%s', (_, arriving, expected) => {
    expect(fileSubmission(find, arriving)).toEqual(expected);
  });
});
