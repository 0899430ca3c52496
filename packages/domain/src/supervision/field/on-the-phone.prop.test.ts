import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySubmission } from './apply.ts';
import { latest, nothingYet, type RecordState, type Submission } from './model.ts';
import { adopt, confirmed, newPhoneVisit, type PhoneVisit, tell, untold } from './on-the-phone.ts';
import { emptyVisit, toProperties } from './visit-properties.ts';

const begun = newPhoneVisit('v', 't', emptyVisit('2022-06-02T01:00:00Z'));
const items = ['cover', 'wash'] as const;

type Deed =
  | { readonly do: 'answer'; readonly item: (typeof items)[number]; readonly value: string }
  | { readonly do: 'tell' }
  /** Everything queued is sent; some of it arrives, and the answer may be lost. */
  | { readonly do: 'send'; readonly arrives: readonly boolean[]; readonly answered: boolean };
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('answer' as const), item: fc.constantFrom(...items), value: fc.constantFrom('yes', 'no', '') }),
    fc.record({ do: fc.constant('tell' as const) }),
    fc.record({
      do: fc.constant('send' as const),
      arrives: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      answered: fc.boolean(),
    }),
  ),
  { maxLength: 30 },
);

type World = { readonly phone: PhoneVisit; readonly queue: readonly Submission[]; readonly server: RecordState; readonly made: number };

function play({ phone, queue, server, made }: World, deed: Deed): World {
  if (deed.do === 'answer') {
    const answers = { ...phone.draft.answers, [deed.item]: { value: deed.value, note: '', photos: [] } };
    return { phone: { ...phone, draft: { ...phone.draft, answers } }, queue, server, made };
  }
  if (deed.do === 'tell') {
    const told = tell(phone, { instanceId: `i${made}`, branch: `b${made}` });
    return told ? { phone: told.visit, queue: [...queue, told.submission], server, made: made + 1 } : { phone, queue, server, made };
  }
  const arriving = queue.filter((_, i) => deed.arrives[i % deed.arrives.length]);
  const after = arriving.reduce((state, each) => applySubmission(state, each, 0).state, server);
  const all = deed.answered && arriving.length === queue.length;
  const heard = all && queue.length > 0 ? confirmed(phone, latest(after)?.version ?? null) : phone;
  return { phone: heard, queue: all ? [] : queue, server: after, made };
}

describe('a phone and the server', () => {
  it('come to say the same, whatever of the sending or of the answers is lost', () => {
    fc.assert(
      fc.property(deeds, (played) => {
        const start: World = { phone: begun, queue: [], server: nothingYet, made: 0 };
        const whole: Deed = { do: 'send', arrives: Array(6).fill(true), answered: true };
        const end = [...played, { do: 'tell' as const }, whole].reduce(play, start);
        const current = latest(end.server);
        expect(end.queue).toEqual([]);
        expect(end.server.held).toEqual([]);
        expect(current?.data).toEqual(toProperties(end.phone.draft));
        expect(end.server.conflict).toBeNull();
        expect(end.server.versions).toHaveLength(end.made);
      }),
      { numRuns: 300 },
    );
  });

  it('do not hide from one another what somebody else wrote: the branch goes on until it has been seen', () => {
    const first = tell(begun, { instanceId: 'a', branch: 'b' });
    if (!first) throw new Error('a new visit is told');
    const server = applySubmission(nothingYet, first.submission, 0).state;
    expect(confirmed(first.visit, latest(server)?.version ?? null)).toMatchObject({ trunk: 1, branch: null });
    expect(confirmed(first.visit, 2)).toMatchObject({ trunk: null, version: 1 });
  });

  it('take over what the server has only when nothing here is unsaid', () => {
    const theirs = { ...emptyVisit('2022-06-02T01:00:00Z'), signer: '赵工' };
    const known = { version: 4, properties: toProperties(theirs) };
    expect(adopt(begun, known)).toBe(begun);
    const told = tell(begun, { instanceId: 'a', branch: 'b' })?.visit ?? begun;
    expect(untold(told)).toEqual({});
    expect(adopt(told, known)).toMatchObject({ draft: { signer: '赵工' }, version: 4, trunk: 4, branch: null });
  });
});
