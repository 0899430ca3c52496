import type { Lights } from '@gongjian/contract/tasks';
import { useText } from '../ui/language.ts';
import { LightSign } from './Light.tsx';
import styles from './LightsBar.module.css';
import { wordsText } from './words-text.ts';

const order = ['red', 'yellow', 'green', 'none'] as const;

/** Counts by light as one bar, with the figures in words beside it. */
export function LightsBar({ lights, scale }: { lights: Lights; scale: number }) {
  const text = useText(wordsText);
  const present = order.filter((light) => lights[light] > 0);
  return (
    <span className={styles.row}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${(lights.total / Math.max(scale, 1)) * 100}%` }}>
          {present.map((light) => (
            <span key={light} className={styles[light]} style={{ flexGrow: lights[light] }} />
          ))}
        </span>
      </span>
      <span className={styles.figures}>
        {present.map((light) => (
          <span key={light} title={text.lights[light]} className={styles.figure}>
            <LightSign light={light} />
            <span className="unseen">{text.lights[light]}</span>
            {lights[light]}
          </span>
        ))}
      </span>
    </span>
  );
}
