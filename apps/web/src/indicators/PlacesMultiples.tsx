import type { PromisePace } from '@gongjian/contract/indicators';
import { Light } from '../tasks/Light.tsx';
import { useText } from '../ui/language.ts';
import { drawingOf } from './chart-scale.ts';
import styles from './Pace.module.css';
import { indicatorsText } from './text.ts';

type Place = PromisePace['places'][number];

/** 各区小图: every place by itself, the worst first. */
export function PlacesMultiples({ places, unit }: { places: readonly Place[]; unit: string }) {
  const text = useText(indicatorsText);
  return (
    <ul className={styles.places} aria-label={text.places}>
      {places.map((at) => (
        <li key={at.place.id} className={styles.place}>
          <span className={styles.placeName}>
            <strong>{at.place.name}</strong>
            <Light light={at.judgement.light} />
          </span>
          <Spark series={at.series} />
          <span className="soft">{at.judgement.value === null ? '——' : text.onePlace(`${at.judgement.value}${unit}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The same two lines as the large chart; what they say stands beside in words. */
function Spark({ series }: Pick<Place, 'series'>) {
  const { points } = drawingOf(series, undefined);
  const at = (x: number, y: number): string => `${(x * 140).toFixed(1)},${(38 - y * 36).toFixed(1)}`;
  const told = points.flatMap(({ x, actual }) => (actual === null ? [] : [{ x, actual }]));
  return (
    <svg viewBox="0 0 140 40" className={styles.spark} preserveAspectRatio="none" aria-hidden="true">
      <polyline className={styles.planned} points={points.map(({ x, planned }) => at(x, planned)).join(' ')} />
      <polyline className={styles.actual} points={told.map(({ x, actual }) => at(x, actual)).join(' ')} />
      {told.slice(-1).map(({ x, actual }) => {
        const [cx, cy] = at(x, actual).split(',');
        return <circle key={x} className={styles.dot} cx={cx} cy={cy} r="2.5" />;
      })}
    </svg>
  );
}
