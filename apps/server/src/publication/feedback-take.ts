import { type Feedback, feedbackProblems, readFeedback } from '@gongjian/domain/publication/feedback-form';
import { readPhoto } from '@gongjian/domain/publication/feedback-photo';
import type { FastifyRequest } from 'fastify';
import { type BodyFault, bytesAnnounced, readForm, refusedUnread, type SentForm } from './feedback-body.ts';
import type { FeedbackDesk } from './feedback-desk.ts';
import { type FieldProblem, type FormFault, type ShownForm, TOKEN, TRAP } from './feedback-form-page.ts';
import { type FormToken, freshToken, readToken, writeToken } from './feedback-keys.ts';
import { networkOf } from './feedback-limits.ts';
import { type Receipt, sendFeedback } from './feedback-send.ts';

type Status = 400 | 408 | 413 | 415 | 429 | 503;
/** What becomes of a form that was sent: a number, the form again, or a word about why it was not even read. */
export type Outcome =
  | { readonly receipt: Receipt }
  | { readonly form: ShownForm; readonly status: Status; readonly seconds?: number }
  | { readonly unsent: FormFault; readonly status: Status; readonly seconds?: number };

/** Nobody fills in this form faster, and nobody has it open longer. */
const EARLIEST_MS = 3_000;
const LATEST_MS = 4 * 3_600_000;
/** After so long, whoever was told to come again comes before the others. */
const WAIT_MS = 15_000;
const WAIT_SECONDS = 20;

const bodyStatus: Readonly<Record<BodyFault, Status>> = {
  wrong_type: 415,
  too_large: 413,
  photo_too_large: 413,
  too_slow: 408,
  broken: 400,
};

/** From the outside in, the cheapest first: kind and size as announced → this network's turn → room for a body → the body → what it says. */
export async function takeForm(desk: FeedbackDesk, lang: 'zh' | 'en', request: FastifyRequest): Promise<Outcome> {
  const unread = refusedUnread(request);
  if (unread !== undefined) return { unsent: unread === 'too_large' ? 'too_large' : 'wrong_type', status: bodyStatus[unread] };
  const network = networkOf(request.ip);
  const wait = desk.limits.asking.take(network, desk.now());
  if (wait > 0) return { unsent: 'asked_often', status: 429, seconds: seconds(wait) };
  const leave = desk.limits.bodies.enter(network, bytesAnnounced(request));
  if (!leave) return { unsent: 'busy', status: 503, seconds: WAIT_SECONDS };
  try {
    const form = await readForm(request, desk.pace);
    if (!('fault' in form)) return await judged(desk, lang, request, form);
    const code = form.fault === 'photo_too_large' ? 'too_large' : form.fault;
    return { unsent: code, status: bodyStatus[form.fault] };
  } finally {
    leave();
  }
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);

async function judged(desk: FeedbackDesk, lang: 'zh' | 'en', request: FastifyRequest, form: SentForm): Promise<Outcome> {
  const now = desk.now();
  const { topics } = await desk.offer();
  const token = readToken(desk.keys, form.fields[TOKEN] ?? '');
  const said = readFeedback(typedIn(form));
  const photo = form.photo === null ? null : readPhoto(form.photo);
  const problems = problemsOf(
    form,
    said,
    topics.map(({ zh }) => zh),
    photo,
  );
  const again = (more: Pick<ShownForm, 'fault'> & { readonly token?: string | undefined }, status: Status, wait?: number): Outcome => ({
    form: { typed: said, topics, problems, photoLost: form.photo !== null, ...more, token: more.token ?? freshToken(desk.keys, now) },
    status,
    ...(wait === undefined ? {} : { seconds: wait }),
  });
  if (!token || now - token.at > LATEST_MS) return again({ fault: { code: 'stale' } }, 400);
  const same = form.fields[TOKEN];
  if (problems.length > 0 || (photo && 'fault' in photo)) return again({ token: same }, 400);
  if (now - token.at < EARLIEST_MS && !token.waiting) return again({ fault: { code: 'early' }, token: same }, 400);
  const full = turnOf(desk, networkOf(request.ip), token, now, form.photo);
  if (full)
    return again(
      { fault: full.fault, token: full.waits ? writeToken(desk.keys, { ...token, at: now, waiting: true }) : same },
      full.status,
      full.fault.seconds,
    );
  try {
    return { receipt: await sendFeedback(desk, desk.ctx(String(request.id), request.ip), { token, said, photo, language: lang }) };
  } catch (error) {
    request.log.error(error);
    return again({ fault: { code: 'failed' }, token: same }, 503, 300);
  }
}

const typedIn = ({ fields }: SentForm): Feedback => {
  const { topic = '', text = '', place = '', name = '', contact = '' } = fields;
  return { topic, text, place, name, contact };
};

function problemsOf(form: SentForm, said: Feedback, topics: readonly string[], photo: ReturnType<typeof readPhoto> | null): FieldProblem[] {
  return [
    ...feedbackProblems(said, topics),
    ...(photo && 'fault' in photo ? [{ code: photo.fault, at: ['photo'] }] : []),
    ...((form.fields[TRAP] ?? '') === '' ? [] : [{ code: 'trap_filled' as const, at: [TRAP] }]),
  ];
}

type Full = { readonly fault: { readonly code: FormFault; readonly seconds: number }; readonly status: Status; readonly waits: boolean };

/** Whether there is room for one more: of this network, of everybody, of photos. */
function turnOf({ limits }: FeedbackDesk, network: string, token: FormToken, now: number, photo: Buffer | null): Full | undefined {
  const often = Math.max(limits.sending.take(network, now), limits.forms.take(token.nonce, now));
  if (often > 0) return { fault: { code: 'sent_often', seconds: seconds(often) }, status: 429, waits: false };
  const first = token.waiting && now - token.at >= WAIT_MS;
  const taken = (first && limits.waiting.take('all', now) === 0) || limits.everybody.take('all', now) === 0;
  if (!taken) return { fault: { code: 'wait', seconds: WAIT_SECONDS }, status: 503, waits: true };
  if (photo && limits.photos.take('all', now, Math.ceil(photo.length / 1024)) > 0)
    return { fault: { code: 'photos_full', seconds: 3600 }, status: 503, waits: false };
  return undefined;
}
