import { useSyncExternalStore } from 'react';

/** Where in the app: the tasks, a visit, or the outbox. The address is the only memory of it. */
export type Where = { readonly at: 'home' } | { readonly at: 'visit'; readonly id: string };

const PAGE = '/field';

export function whereIs(path: string): Where {
  const id = /^\/field\/visits\/([0-9a-f-]{36})$/.exec(path)?.[1];
  return id === undefined ? { at: 'home' } : { at: 'visit', id };
}

const listeners = new Set<() => void>();
const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  addEventListener('popstate', tell);
  return () => {
    listeners.delete(tell);
    removeEventListener('popstate', tell);
  };
};

export const useWhere = (): Where => whereIs(useSyncExternalStore(listen, () => location.pathname));

export function goTo(where: Where): void {
  history.pushState(null, '', where.at === 'home' ? PAGE : `${PAGE}/visits/${where.id}`);
  scrollTo(0, 0);
  for (const tell of listeners) tell();
}
