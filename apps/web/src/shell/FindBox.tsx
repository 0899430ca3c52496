import { useNavigate } from '@tanstack/react-router';
import type { FormEvent, RefObject } from 'react';
import { useText } from '../ui/language.ts';
import styles from './Shell.module.css';
import { shellText } from './text.ts';

/** From anywhere to the ledger, filtered by these words. */
export function FindBox({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const text = useText(shellText);
  const navigate = useNavigate();
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const words = input.current?.value.trim();
    if (words) void navigate({ to: '/ledger', search: { q: words } });
  };
  return (
    <search className={styles.find}>
      <form onSubmit={find}>
        <input ref={input} type="search" placeholder={text.find} aria-label={text.find} maxLength={100} />
      </form>
    </search>
  );
}
