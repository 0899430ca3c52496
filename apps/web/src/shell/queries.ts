import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { forgetViewer } from '../session/api.ts';
import { SaidNo } from '../ui/call.ts';

/** Where a session has ended meanwhile, the login comes back. */
const onError = (error: Error): void => {
  if (error instanceof SaidNo && error.code === 'access.login_required') forgetViewer(queries, true);
};

/** A "no" said on purpose stays no; only what did not arrive is asked again. */
const worthRetrying = (failures: number, error: Error): boolean => failures < 2 && error instanceof SaidNo && error.code === 'unreachable';

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  // Without a network a deed says so at once, instead of waiting without a word and being done when nobody looks any more.
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
