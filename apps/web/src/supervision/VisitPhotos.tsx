import type { Visit } from '@gongjian/contract/supervision';
import { instantText } from '../ui/format.ts';
import { useLanguage } from '../ui/language.ts';
import { fetchVisitFile } from './api.ts';
import styles from './Supervision.module.css';

/** The photos of an answer, each with where and when it was taken. */
export function VisitPhotos({ one, ids }: { one: Visit; ids: readonly string[] }) {
  const language = useLanguage();
  const photos = one.files.filter(({ id }) => ids.includes(id));
  if (photos.length === 0) return null;
  return (
    <ul className={styles.stack}>
      {photos.map(({ id, name, place, takenAt }) => (
        <li key={id} className={styles.row}>
          <button type="button" className={styles.link} onClick={() => void fetchVisitFile(one.id, id)}>
            {name}
          </button>
          <span className="soft">
            {[place === null ? null : `${place.longitude}, ${place.latitude}`, takenAt === null ? null : instantText(takenAt, language)]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
