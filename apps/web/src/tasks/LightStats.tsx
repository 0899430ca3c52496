import type { Lights } from '@gongjian/contract/tasks';
import { share } from '../ui/format.ts';
import { useText } from '../ui/language.ts';
import { Stat } from '../ui/Stat.tsx';
import { LightSign } from './Light.tsx';
import styles from './Overview.module.css';
import { tasksText } from './text.ts';

const tones = { red: 'danger', yellow: 'warn', green: 'good', none: 'idle' } as const;
const order = ['red', 'yellow', 'green', 'none'] as const;

/** How many measures there are, and how many of each light; each figure leads to them. */
export function LightStats({ lights, within }: { lights: Lights; within: Readonly<Record<string, string>> }) {
  const text = useText(tasksText);
  return (
    <div className={styles.stats}>
      <Stat label={text.total} value={lights.total} to={{ to: '/ledger', search: within }} />
      {order.map((light) => (
        <Stat
          key={light}
          tone={tones[light]}
          label={
            <span className={styles.statLabel}>
              <LightSign light={light} />
              {text.lights[light]}
            </span>
          }
          value={lights[light]}
          note={text.judged(share(lights[light], lights.total))}
          to={{ to: '/ledger', search: { ...within, light } }}
        />
      ))}
    </div>
  );
}
