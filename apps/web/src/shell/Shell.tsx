import { Link, Outlet } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useViewer } from '../session/viewer.ts';
import { useText } from '../ui/language.ts';
import { Messages } from '../ui/Messages.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { FindBox } from './FindBox.tsx';
import styles from './Shell.module.css';
import { SideMenu } from './SideMenu.tsx';
import { ThumbMenu } from './ThumbMenu.tsx';
import { shellText } from './text.ts';
import { ViewerMenu } from './ViewerMenu.tsx';

/** The frame around every screen of a person who has logged in. */
export function Shell() {
  const text = useText(shellText);
  const viewer = useViewer();
  const find = useRef<HTMLInputElement>(null);
  useEffect(() => focusOnSlash(find), []);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <header className={styles.top}>
        <Link to="/" className={styles.brand} aria-label={`${text.product} · ${text.tagline}`}>
          <img src="/favicon.svg" alt="" width="26" height="26" />
          <span className={styles.name}>{text.product}</span>
          <span className={styles.tagline}>{text.tagline}</span>
        </Link>
        {viewer.may('tasks.read') && <FindBox input={find} />}
        <ViewerMenu />
      </header>
      <SideMenu />
      <main id="content" tabIndex={-1} className={styles.content}>
        <DemoBanner />
        <Outlet />
      </main>
      <ThumbMenu />
      <Messages />
    </div>
  );
}

function focusOnSlash(find: React.RefObject<HTMLInputElement | null>): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const typing = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || typing || !find.current) return;
    event.preventDefault();
    find.current.focus();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
