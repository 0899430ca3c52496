import { type ChangeEvent, useEffect, useState } from 'react';
import { useText } from '../ui/language.ts';
import { randomId } from '../ui/random-key.ts';
import styles from './Field.module.css';
import { locateSoon } from './locate.ts';
import type { StoredFile, StoredVisit } from './phone-db.ts';
import { smaller } from './picture.ts';
import { useField } from './use-field.ts';
import { visitText } from './visit-text.ts';

type Props = {
  visit: StoredVisit;
  photos: readonly string[];
  least: number;
  onPhotos: (change: (photos: readonly string[]) => string[]) => void;
};

const MOST = 20;

/** 照片: taken now, made smaller, with where and when. */
export function Photos({ visit, photos, least, onPhotos }: Props) {
  const words = useText(visitText);
  const { field, state } = useField();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = target.files?.[0];
    target.value = '';
    if (!chosen) return;
    setBusy(true);
    const taken = await photoOf(chosen, visit).catch(() => null);
    setBusy(false);
    setFailed(taken === null);
    if (!taken) return;
    await field.addPicture(taken.file, taken.bytes);
    onPhotos((now) => [...now, taken.file.id]);
  };
  const remove = (id: string): void => {
    onPhotos((now) => now.filter((each) => each !== id));
    const sent = state.files.find((file) => file.id === id)?.state === 'sent';
    if (!sent) void field.dropPicture(id);
  };
  return (
    <div>
      <p>{words.photos(photos.length, least)}</p>
      <ul className={styles.photos}>
        {photos.map((id, i) => (
          <Photo key={id} id={id} n={i + 1} onRemove={() => remove(id)} />
        ))}
        {photos.length < MOST && (
          <li>
            <label className={styles.camera} aria-busy={busy}>
              <input
                type="file"
                accept="image/*"
                capture="environment"
                className="unseen"
                disabled={busy}
                onChange={(event) => void take(event)}
              />
              <span aria-hidden="true">＋</span>
              {words.photo}
            </label>
          </li>
        )}
      </ul>
      {failed && (
        <p role="alert" className={styles.loss}>
          {words.photoFailed}
        </p>
      )}
    </div>
  );
}

async function photoOf(chosen: File, visit: StoredVisit): Promise<{ file: StoredFile; bytes: ArrayBuffer }> {
  const takenAt = new Date().toISOString();
  const [picture, located] = await Promise.all([smaller(chosen), locateSoon()]);
  const place = located === 'denied' || located === 'failed' ? visit.draft.place : located.place;
  const { bytes, type, sha256, size } = picture;
  const named = { id: randomId(), visitId: visit.id, targetId: visit.targetId, kind: 'photo' as const, name: chosen.name.slice(0, 100) };
  return { bytes, file: { ...named, type, size, sha256, place, takenAt, state: 'here', why: null } };
}

function Photo({ id, n, onRemove }: { id: string; n: number; onRemove: () => void }) {
  const words = useText(visitText);
  const { field, state } = useField();
  const file = state.files.find((each) => each.id === id);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void field.picture(id).then((bytes) => {
      if (gone || !bytes) return;
      made = URL.createObjectURL(new Blob([bytes]));
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [field, id]);
  return (
    <li className={styles.photo}>
      {address === null ? <span>{words.photoOf(n)}</span> : <img src={address} alt={words.photoOf(n)} />}
      {file?.place === null && <small>{words.withoutPlace}</small>}
      <button type="button" aria-label={words.removePhoto(n)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}
