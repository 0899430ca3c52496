import { createToken, listTokens, revokeToken } from '@gongjian/contract/people';
import {
  changeOwnEmail,
  changePassword,
  login,
  logout,
  readOwnEmail,
  readSession,
  startSecondFactor,
  startSignOn,
  stopSecondFactor,
  verifySecondFactor,
} from '@gongjian/contract/session';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../ui/call.ts';
import { standOn } from '../ui/format.ts';

type SessionReply = z.output<typeof readSession.reply>;
type ViewerReply = Pick<SessionReply, 'viewer'>;
const key = ['session'] as const;

export const sessionQuery = {
  queryKey: key,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const session = await call(readSession, { signal });
    standOn(session.demonstration?.today ?? null);
    return session;
  },
  staleTime: 60_000,
};
export const useSession = () => useQuery(sessionQuery);

/** Puts the person who is now logged in where every screen looks. */
function useViewerChange<Input>(send: (input: Input) => Promise<ViewerReply>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: ({ viewer }) => queries.setQueryData<SessionReply>(key, (session) => session && { ...session, viewer }),
  });
}

export const useLogIn = () => useViewerChange((body: z.input<typeof login.body>) => call(login, { body }));
export const useChangePassword = () => useViewerChange((body: z.input<typeof changePassword.body>) => call(changePassword, { body }));
export const useVerifySecondFactor = () => useViewerChange((code: string) => call(verifySecondFactor, { body: { code } }));
export const useStopSecondFactor = () => useViewerChange((password: string) => call(stopSecondFactor, { body: { password } }));
export const useStartSecondFactor = () =>
  useMutation({ mutationFn: (password: string) => call(startSecondFactor, { body: { password } }) });

export const useSignOn = () =>
  useMutation({
    mutationFn: (provider: string) => call(startSignOn, { params: { provider } }),
    onSuccess: ({ url }) => location.assign(url),
  });

export function useLogOut() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: () => call(logout, {}), onSettled: () => forgetViewer(queries) });
}

/** Whether the person was shown out, rather than having left. */
const endedKey = ['session-ended'] as const;
export const useExpired = (): boolean => useQueryClient().getQueryData<boolean>(endedKey) === true;

/** The session is over: nothing the person saw may stay behind for the next one. */
export function forgetViewer(queries: QueryClient, expired = false): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
  queries.setQueryData<boolean>(endedKey, expired);
  queries.setQueryData<SessionReply>(key, (session) => session && { ...session, viewer: null });
}

const emailKey = ['own-email'] as const;
export const useOwnEmail = () =>
  useQuery({ queryKey: emailKey, queryFn: ({ signal }) => call(readOwnEmail, { signal }), refetchOnWindowFocus: false });
export function useChangeOwnEmail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (email: string | null) => call(changeOwnEmail, { body: { email } }),
    onSuccess: (saved) => queries.setQueryData(emailKey, saved),
  });
}

export const useTokens = () => useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => call(listTokens, { signal }) });

export function useCreateToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof createToken.body>) => call(createToken, { body }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useRevokeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => call(revokeToken, { params: { tokenId } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
