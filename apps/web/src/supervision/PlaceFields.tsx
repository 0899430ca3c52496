import { useEffect, useState } from 'react';
import { positionNow } from '../cases/position.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

export type Place = { readonly longitude: number; readonly latitude: number };
type Typed = { readonly longitude: string; readonly latitude: string };
type Props = { legend: string; value: Place | null; onChange: (place: Place | null) => void };

const typedOf = (place: Place | null): Typed => ({ longitude: String(place?.longitude ?? ''), latitude: String(place?.latitude ?? '') });

function placeOf({ longitude, latitude }: Typed): Place | null {
  if (longitude.trim() === '' || latitude.trim() === '') return null;
  const place = { longitude: Number(longitude), latitude: Number(latitude) };
  return Math.abs(place.longitude) <= 180 && Math.abs(place.latitude) <= 90 ? place : null;
}

/** Where something is: typed, or taken from this device. Half a place is none. */
export function PlaceFields({ legend, value, onChange }: Props) {
  const text = useText(supervisionText);
  const [typed, setTyped] = useState(() => typedOf(value));
  useEffect(() => {
    if (value !== null) setTyped(typedOf(value));
  }, [value]);
  const fill = (part: Partial<Typed>): void => setTyped((before) => ({ ...before, ...part }));
  const here = async (): Promise<void> => {
    const found = await positionNow();
    if (found === null) tell(text.noPosition, 'failed');
    else onChange(found);
  };
  return (
    <fieldset className={styles.rowForm}>
      <legend className="soft">{legend}</legend>
      {(['longitude', 'latitude'] as const).map((axis) => (
        <Field key={axis} label={text[axis]}>
          <Input
            inputMode="decimal"
            value={typed[axis]}
            onChange={(event) => fill({ [axis]: event.target.value })}
            onBlur={() => onChange(placeOf(typed))}
          />
        </Field>
      ))}
      <Button size="small" onClick={() => void here()}>
        {text.here}
      </Button>
    </fieldset>
  );
}
