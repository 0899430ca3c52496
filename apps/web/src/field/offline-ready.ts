import { useSyncExternalStore } from 'react';

/** Whether the app itself lies on the phone. Until then a closed app cannot be opened without a network. */
let ready = false;
const listeners = new Set<() => void>();

const AGAIN_MS = 5_000;

/** Puts the app on the phone; what a weak network or a busy phone interrupted is tried again until it is there. */
export function takeAppAlong(): void {
  if (import.meta.env.MODE !== 'production' || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    void navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).catch(() => undefined);
  };
  register();
  const again = setInterval(register, AGAIN_MS);
  void navigator.serviceWorker.ready.then(() => {
    ready = true;
    clearInterval(again);
    for (const tell of listeners) tell();
  });
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};
export const useOfflineReady = (): boolean => useSyncExternalStore(listen, () => ready);
