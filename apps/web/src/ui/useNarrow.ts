import { useSyncExternalStore } from 'react';

const query = '(max-width: 640px)';

/** Whether the screen is as narrow as a telephone's. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => matchMedia(query).matches);

function listen(tell: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}
