import type { Permission } from '@gongjian/contract/permissions';
import type { Viewer } from '@gongjian/contract/session';
import { createContext, useContext } from 'react';

/** The person at the screen. What they may not do is not offered; the server asks again in any case. */
export type Seen = Viewer & {
  readonly held: ReadonlySet<Permission>;
  readonly may: (what: Permission) => boolean;
  readonly mayFor: (what: Permission, unitId: string) => boolean;
};

export function seen(viewer: Viewer): Seen {
  const held = new Set(viewer.permissions);
  return {
    ...viewer,
    held,
    may: (what) => held.has(what),
    mayFor: (what, unitId) => held.has(what) && (viewer.seesAll || viewer.units.includes(unitId)),
  };
}

export const ViewerContext = createContext<Seen | null>(null);

export function useViewer(): Seen {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('nobody is logged in here');
  return viewer;
}
