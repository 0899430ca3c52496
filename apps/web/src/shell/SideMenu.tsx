import { Link } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { useText } from '../ui/language.ts';
import { Icon } from './Icon.tsx';
import { groups, type Place, placesFor } from './navigation.ts';
import styles from './Shell.module.css';
import { shellText } from './text.ts';

export function SideMenu() {
  const text = useText(shellText);
  return (
    <nav className={styles.side} aria-label={text.menu}>
      <MenuGroups />
    </nav>
  );
}

/** The menu's groups; the drawer of a narrow screen shows the same. */
export function MenuGroups({ onGo }: { onGo?: () => void }) {
  const text = useText(shellText);
  const places = placesFor(useViewer().held);
  return groups.map((group) => {
    const inGroup = places.filter((place) => place.group === group);
    if (inGroup.length === 0) return null;
    return (
      <div key={group} className={styles.group}>
        <p className={styles.groupName}>{text[`${group}Group`]}</p>
        <ul>
          {inGroup.map((place) => (
            <li key={place.to}>
              <PlaceLink place={place} onGo={onGo} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function PlaceLink({ place, onGo }: { place: Place; onGo: (() => void) | undefined }) {
  const text = useText(shellText);
  return (
    <Link
      to={place.to}
      className={styles.place}
      activeProps={{ className: styles.here ?? '' }}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      {...(onGo ? { onClick: onGo } : {})}
    >
      <Icon name={place.icon} />
      {text[place.word]}
    </Link>
  );
}
