import type { FieldTarget } from '@gongjian/contract/supervision-field';
import { metresBetween } from '@gongjian/domain/cases/duplicates';
import type { FieldVisit } from '@gongjian/domain/supervision/field/visit-properties';
import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Faults } from './Faults.tsx';
import styles from './Field.module.css';
import { locate, type NotLocated } from './locate.ts';
import type { StoredVisit } from './phone-db.ts';
import { visitText } from './visit-text.ts';

const POOR_METRES = 100;
const FAR_METRES = 500;

type Props = {
  visit: StoredVisit;
  target: FieldTarget;
  faults: readonly string[];
  onPlace: (part: Pick<FieldVisit, 'place' | 'accuracy'>) => void;
};

/** 位置: where the visit was, how exactly the device knew it, and how far that is from what is inspected. */
export function PlacePart({ visit, target, faults, onPlace }: Props) {
  const words = useText(visitText);
  const { place, accuracy } = visit.draft;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<NotLocated | null>(null);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const located = await locate();
    setBusy(false);
    if (located === 'denied' || located === 'failed') return setFailed(located);
    setFailed(null);
    onPlace(located);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit is located once, by itself, when it is opened
  useEffect(() => {
    if (place === null && !visit.draft.handedIn) void ask();
  }, []);
  const away = place !== null && target.place !== null ? Math.round(metresBetween(place, target.place)) : null;
  return (
    <section className={styles.part} aria-label={words.place}>
      <h2 className={styles.partTitle}>{words.place}</h2>
      <div className={styles.placeLine}>
        <p>
          {place === null ? (
            words.noPlace
          ) : (
            <>
              <span className="number">
                {place.longitude.toFixed(5)}, {place.latitude.toFixed(5)}
              </span>
              {accuracy !== null && <> · {words.accuracy(Math.round(accuracy))}</>}
              {away !== null && <> · {words.away(away)}</>}
            </>
          )}
        </p>
        <Button size="large" busy={busy} onClick={() => void ask()}>
          {busy ? words.locating : place === null ? words.locate : words.relocate}
        </Button>
      </div>
      {failed !== null && (
        <p role="alert" className={styles.loss}>
          {failed === 'denied' ? words.placeDenied : words.placeFailed}
        </p>
      )}
      {accuracy !== null && accuracy > POOR_METRES && <p className={styles.warning}>{words.poor}</p>}
      {away !== null && away > FAR_METRES && <p className={styles.warning}>{words.far}</p>}
      <Faults faults={faults} />
    </section>
  );
}
