import { login as logInThere, logout, readSession, type Viewer } from '@gongjian/contract/session';
import { call, SaidNo } from '../ui/call.ts';
import { forgetPerson, type Holder, holder, setHolder } from './phone-db.ts';

/** Who stands before the phone, as far as can be known now. */
export type Who =
  | { readonly is: 'nobody' }
  | { readonly is: 'here'; readonly person: Holder; readonly expired: boolean }
  | { readonly is: 'not_allowed' | 'must_change'; readonly name: string };

/** A bad network must not keep anybody from their own records. */
const PATIENCE_MS = 5_000;
const LEAVING = 'gongjian.field.leaving';

/**
 * With a network the server says who is logged in, and only their store is opened: somebody else may have logged in since. Without one it
 * is whoever used the phone last and did not leave it.
 */
export async function whoIsHere(): Promise<Who> {
  await finishLeaving();
  const last = await holder();
  const viewer = navigator.onLine ? await viewerNow() : undefined;
  if (viewer === undefined) return last ? { is: 'here', person: last, expired: false } : { is: 'nobody' };
  if (viewer === null) return last ? { is: 'here', person: last, expired: true } : { is: 'nobody' };
  return entered(viewer);
}

async function entered(viewer: Viewer): Promise<Who> {
  const { id, login, name } = viewer;
  if (viewer.mustChangePassword) return { is: 'must_change', name };
  if (!viewer.permissions.includes('supervision.inspect')) return { is: 'not_allowed', name };
  const person = { id, login, name };
  await setHolder(person);
  return { is: 'here', person, expired: false };
}

const viewerNow = (): Promise<Viewer | null | undefined> =>
  call(readSession, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ viewer }) => viewer,
    () => undefined,
  );

export type Credentials = { readonly login: string; readonly password: string; readonly code: string };

/** Asks for the second factor where the person has one. */
export async function logIn({ login, password, code }: Credentials): Promise<Who | 'code_required'> {
  try {
    const { viewer } = await call(logInThere, { body: { login, password, ...(code === '' ? {} : { code }) } });
    return await entered(viewer);
  } catch (error) {
    if (error instanceof SaidNo && error.code === 'session.code_required') return 'code_required';
    throw error;
  }
}

/** Takes the person off the phone at once; without a network the session ends as soon as there is one. */
export async function leave(person: Holder): Promise<void> {
  await forgetPerson(person.id);
  localStorage.setItem(LEAVING, 'yes');
  await finishLeaving();
}

async function finishLeaving(): Promise<void> {
  if (localStorage.getItem(LEAVING) === null || !navigator.onLine) return;
  await call(logout, {}).then(
    () => localStorage.removeItem(LEAVING),
    () => undefined,
  );
}
