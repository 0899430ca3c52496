import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './DayInput.module.css';
import { Input } from './Input.tsx';
import { useText } from './language.ts';
import { readDay } from './read-day.ts';
import { uiText } from './text.ts';

type Props = { id?: string; 'aria-describedby'?: string; value: string; max?: string; onChange: (day: string) => void };

/**
 * A day, typed or picked. Browsers write their own date fields in the order of their own language (mm/dd/yyyy);
 * here a day always looks as everywhere else on the screens.
 */
export function DayInput({ value, max, onChange, ...shared }: Props) {
  const text = useText(uiText);
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  // A day that is taken back because what was typed is none leaves the typed words where they can be mended.
  useEffect(() => setTyped((was) => (value === '' && readDay(was) === null ? was : value)), [value]);
  const day = readDay(typed);
  const wrong = day === null || (day !== '' && max !== undefined && day > max);
  /** What is no day must not leave the day before it in force. */
  const leave = (): void => {
    const read = wrong ? '' : day;
    if (!wrong) setTyped(day);
    if (read !== value) onChange(read);
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') leave();
  };
  return (
    <span className={styles.day}>
      <Input
        {...shared}
        value={typed}
        placeholder={text.dayForm}
        maxLength={20}
        wrong={wrong}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={enter}
      />
      <button type="button" className={styles.pick} aria-label={text.pickDay} onClick={() => picker.current?.showPicker()}>
        <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4" />
        </svg>
      </button>
      <input
        ref={picker}
        type="date"
        className={styles.hidden}
        tabIndex={-1}
        aria-hidden="true"
        value={day ?? ''}
        max={max}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span className={styles.wrong} role="alert">
          {day === null ? text.noSuchDay : text.dayTooLate(max ?? '')}
        </span>
      )}
    </span>
  );
}
