import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import styles from './Field.module.css';
import { visitText } from './visit-text.ts';

/** A field to sign in with a finger or a pen. */
export function SignaturePad({ onDrawn }: { onDrawn: (drawn: Blob) => void }) {
  const words = useText(visitText);
  const common = useText(uiText);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [marked, setMarked] = useState(false);
  useEffect(() => clear(canvas.current), []);
  const start = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = penOn(event.currentTarget);
    const { x, y } = pointOn(event);
    pen?.beginPath();
    pen?.moveTo(x, y);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pen = penOn(event.currentTarget);
    const { x, y } = pointOn(event);
    pen?.lineTo(x, y);
    pen?.stroke();
    setMarked(true);
  };
  const wipe = (): void => {
    clear(canvas.current);
    setMarked(false);
  };
  return (
    <div>
      <canvas ref={canvas} className={styles.pad} role="img" aria-label={words.signHere} onPointerDown={start} onPointerMove={draw} />
      <p className="soft">{words.signHere}</p>
      <div className={styles.padDeeds}>
        <Button size="large" disabled={!marked} onClick={wipe}>
          {common.clear}
        </Button>
        <Button size="large" disabled={!marked} onClick={() => canvas.current?.toBlob((drawn) => drawn && onDrawn(drawn), 'image/png')}>
          {words.keepSignature}
        </Button>
      </div>
    </div>
  );
}

/** White paper in the pixels of the screen; a signature must be readable on any ground. */
function clear(canvas: HTMLCanvasElement | null): void {
  if (!canvas) return;
  canvas.width = canvas.clientWidth * devicePixelRatio;
  canvas.height = canvas.clientHeight * devicePixelRatio;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
}

function penOn(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.lineWidth = 2.5 * devicePixelRatio;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#10202c';
  return pen;
}

function pointOn({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): { x: number; y: number } {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) * devicePixelRatio, y: (clientY - top) * devicePixelRatio };
}
