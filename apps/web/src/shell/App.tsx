import type { Viewer } from '@gongjian/contract/session';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSession } from '../session/api.ts';
import { Login } from '../session/Login.tsx';
import { MustChangePassword } from '../session/MustChangePassword.tsx';
import { seen, ViewerContext } from '../session/viewer.ts';
import { Failed } from '../ui/Failed.tsx';
import { queries } from './queries.ts';
import { makeRouter } from './router.tsx';

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Door />
    </QueryClientProvider>
  );
}

/** Who is not logged in sees the login, on whatever address; after it the screen asked for opens. */
function Door() {
  const session = useSession();
  if (session.isError) return <Failed error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return null;
  const { viewer } = session.data;
  if (viewer === null) return <Login />;
  if (viewer.mustChangePassword) return <MustChangePassword />;
  return <Inside key={viewer.id} viewer={viewer} />;
}

function Inside({ viewer }: { viewer: Viewer }) {
  const who = useMemo(() => seen(viewer), [viewer]);
  // One router for as long as the person stays: what they have open must not be lost when something about them changes.
  const [router] = useState(() => makeRouter({ queries, viewer: who }));
  return (
    <ViewerContext value={who}>
      <RouterProvider router={router} context={{ queries, viewer: who }} />
    </ViewerContext>
  );
}
