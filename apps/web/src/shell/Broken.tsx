import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { shellText } from './text.ts';

/** A screen that failed to draw, or whose code changed under an open browser after an upgrade. */
export function Broken() {
  const text = useText(shellText);
  return (
    <div role="alert">
      <h1>{text.broken}</h1>
      <Button onClick={() => location.reload()}>{text.reload}</Button>
    </div>
  );
}
