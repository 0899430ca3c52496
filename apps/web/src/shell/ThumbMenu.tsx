import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useViewer } from '../session/viewer.ts';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { Icon } from './Icon.tsx';
import { thumbPlaces } from './navigation.ts';
import styles from './Shell.module.css';
import { MenuGroups } from './SideMenu.tsx';
import { shellText } from './text.ts';
import { ViewerMenu } from './ViewerMenu.tsx';

/** On a narrow screen: the four most used places under the thumb, the rest in a sheet. */
export function ThumbMenu() {
  const text = useText(shellText);
  const places = thumbPlaces(useViewer().held);
  const sheet = useRef<HTMLDialogElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet closes because the path has changed
  useEffect(() => sheet.current?.close(), [path]);
  return (
    <>
      <nav className={styles.thumb} aria-label={text.thumbMenu}>
        {places.map((place) => (
          <Link
            key={place.to}
            to={place.to}
            activeProps={{ className: styles.thumbHere ?? '' }}
            activeOptions={{ exact: place.to === '/', includeSearch: false }}
          >
            <Icon name={place.icon} />
            {text[place.word]}
          </Link>
        ))}
        <button type="button" aria-haspopup="dialog" onClick={() => sheet.current?.showModal()}>
          <Icon name="more" />
          {text.more}
        </button>
      </nav>
      <dialog ref={sheet} className={styles.sheet} aria-label={text.menu}>
        <form method="dialog">
          <button type="submit" className={styles.sheetClose}>
            {useText(uiText).close}
          </button>
        </form>
        <MenuGroups onGo={() => sheet.current?.close()} />
        <ViewerMenu inSheet />
      </dialog>
    </>
  );
}
