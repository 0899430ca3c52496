import type { Light as LightName, MeasureState } from '@gongjian/contract/tasks';
import { useText } from '../ui/language.ts';
import styles from './Light.module.css';
import { tasksText } from './text.ts';

/** Each light has a shape of its own, so that nothing is told by colour alone. */
const shapes: Readonly<Record<LightName, string>> = {
  green: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z',
  yellow: 'M6 1l5.5 10h-11z',
  red: 'M1 1h10v10H1z',
  none: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM6 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
};

export const LightSign = ({ light }: { light: LightName }) => (
  <svg viewBox="0 0 12 12" width="11" height="11" className={styles[light]} aria-hidden="true">
    <path d={shapes[light]} fillRule="evenodd" />
  </svg>
);

type Verdict = { light: LightName; alert?: boolean; overridden?: boolean };

/** The light of a measure: shape, word, and whether it is due soon or was set by a person. */
export function Light({ light, alert, overridden }: Verdict) {
  const text = useText(tasksText);
  return (
    <span className={styles.signs}>
      <span className={`${styles.light} ${styles[light]}`}>
        <LightSign light={light} />
        {text.lights[light]}
      </span>
      {alert && <span className={styles.alert}>{text.alert}</span>}
      {overridden && (
        <span className={styles.hand} title={text.overriddenWhy}>
          {text.overridden}
        </span>
      )}
    </span>
  );
}

/** The state in words, in the colour of its light. */
export function State({ state, light }: { state: MeasureState; light: LightName }) {
  const text = useText(tasksText);
  return (
    <span className={`${styles.light} ${styles[light]}`}>
      <LightSign light={light} />
      {text.states[state]}
    </span>
  );
}
