import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import styles from './DropZone.module.css';
import { useText } from './language.ts';
import { uiText } from './text.ts';

/** A place to drop a file on, or to choose one by mouse or keyboard. */
export function DropZone({ hint, accept, onFile }: { hint: string; accept: string; onFile: (file: File) => void }) {
  const text = useText(uiText);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const hover = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.target.files);
    event.target.value = '';
  };
  return (
    <>
      <button
        type="button"
        className={over ? styles.over : styles.zone}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        onClick={() => input.current?.click()}
      >
        <strong>{text.dropHere}</strong>
        <span>{hint}</span>
      </button>
      <input ref={input} type="file" accept={accept} className="unseen" tabIndex={-1} aria-label={text.chooseFile} onChange={choose} />
    </>
  );
}
