import { useEffect, useState } from 'react';
import { readTime, typedTime } from '../ui/city-time.ts';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { visitText } from './visit-text.ts';

type Props = { id?: string; 'aria-describedby'?: string; value: string | null; onChange: (instant: string | null) => void };

/** A moment, typed in the city's time; emptied, it is none. */
export function TimeInput({ value, onChange, ...shared }: Props) {
  const text = useText(visitText);
  const [typed, setTyped] = useState(typedTime(value));
  useEffect(() => setTyped(typedTime(value)), [value]);
  const read = readTime(typed);
  const wrong = typed.trim() !== '' && read === null;
  return (
    <Input
      {...shared}
      value={typed}
      maxLength={20}
      placeholder={text.timeForm}
      wrong={wrong}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => !wrong && onChange(read)}
    />
  );
}
