import { type KeyboardEvent, type RefObject, useRef } from 'react';

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrow keys move the focus from the link or button of one row to that of another. */
export function useRowKeys(): { body: RefObject<HTMLTableSectionElement | null>; onKeyDown: (event: KeyboardEvent) => void } {
  const body = useRef<HTMLTableSectionElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const target = event.target as HTMLElement;
    if (!step || !body.current || target.matches('input, textarea, select, [role="combobox"]')) return;
    const openers = [...body.current.rows].map((row) => row.querySelector<HTMLElement>('a, button'));
    const at = [...body.current.rows].findIndex((row) => row.contains(target));
    const next = openers[step(at, openers.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { body, onKeyDown };
}
