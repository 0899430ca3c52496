import { useEffect, useRef, useState } from 'react';

/** What is being typed, and the pause after which it counts: a search is not made at every key. */
export function usePause(value: string, onPause: (value: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const told = useRef(onPause);
  told.current = onPause;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const pause = setTimeout(() => told.current(typed), 350);
    return () => clearTimeout(pause);
  }, [typed, value]);
  return [typed, setTyped];
}
