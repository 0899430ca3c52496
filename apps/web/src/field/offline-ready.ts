import { useSyncExternalStore } from 'react';

/** Whether the app itself lies on the phone. Until then a closed app cannot be opened without a network. */
let ready = false;
const listeners = new Set<() => void>();

/** Puts the app on the phone; what a weak network interrupted is tried again when it is better. */
export function takeAppAlong(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    if (!ready) void navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).catch(() => undefined);
  };
  register();
  addEventListener('online', register);
  void navigator.serviceWorker.ready.then(() => {
    ready = true;
    for (const tell of listeners) tell();
  });
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};
export const useOfflineReady = (): boolean => useSyncExternalStore(listen, () => ready);
