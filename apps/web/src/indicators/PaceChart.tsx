import type { PacePoint, PromisePace } from '@gongjian/contract/indicators';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { useNarrow } from '../ui/useNarrow.ts';
import { type Band, drawingOf, type Point } from './chart-scale.ts';
import styles from './Pace.module.css';
import { indicatorsText } from './text.ts';

type Props = {
  name: string;
  series: readonly PacePoint[];
  projection: NonNullable<PromisePace['judgement']>['projection'] | undefined;
  sealed: ReadonlySet<string>;
};
const LEFT = 44;
const BOTTOM = 24;
const TOP = 10;

/** 进度图: the planned course, what was reached, where it leads, and which months are sealed. The table beside says the same. */
export function PaceChart({ name, series, projection, sealed }: Props) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  const narrow = useNarrow();
  const [width, height] = narrow ? [320, 200] : [680, 220];
  const { points, band, levels } = drawingOf(series, projection);
  const at = (x: number, y: number): string =>
    `${(LEFT + x * (width - LEFT - 8)).toFixed(1)},${(TOP + (1 - y) * (height - TOP - BOTTOM)).toFixed(1)}`;
  const told = points.filter((point): point is Point & { actual: number } => point.actual !== null);
  const last = series.findLast(({ actual, value }) => actual !== null || value !== null);
  const says = text.chartSays(series.length, last?.value ?? '—', last?.plannedValue ?? (last ? `${last.planned}%` : '—'));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} role="img" aria-label={words.said(text.chartOf(name), says)}>
      {points.map((point) => sealed.has(point.month) && <SealedMonth key={point.month} x={point.x} n={points.length} at={at} />)}
      {levels.map(({ label, y }) => (
        <g key={label} className={styles.level}>
          <polyline points={`${at(0, y)} ${at(1, y)}`} />
          <text x={LEFT - 6} y={Number(at(0, y).split(',')[1]) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {band && <ProjectionBand band={band} end={points.at(-1)?.x ?? 1} at={at} />}
      <polyline className={styles.planned} points={points.map(({ x, planned }) => at(x, planned)).join(' ')} />
      <polyline className={styles.actual} points={told.map(({ x, actual }) => at(x, actual)).join(' ')} />
      {told.map(({ month, x, actual }) => {
        const [cx, cy] = at(x, actual).split(',');
        return <circle key={month} className={styles.dot} cx={cx} cy={cy} r="3.5" />;
      })}
      <Months points={points} at={at} y={height - 6} most={narrow ? 6 : 12} />
    </svg>
  );
}

type At = (x: number, y: number) => string;

function SealedMonth({ x, n, at }: { x: number; n: number; at: At }) {
  const half = 0.5 / n;
  return <polygon className={styles.sealed} points={[at(x - half, 0), at(x + half, 0), at(x + half, 1), at(x - half, 1)].join(' ')} />;
}

function ProjectionBand({ band: { from, end, low, high }, end: x, at }: { band: Band; end: number; at: At }) {
  return (
    <>
      <polygon className={styles.band} points={[at(from.x, from.y), at(x, low), at(x, high)].join(' ')} />
      <polyline className={styles.projected} points={`${at(from.x, from.y)} ${at(x, end)}`} />
    </>
  );
}

/** As many names of months as fit; January carries its year. */
function Months({ points, at, y, most }: { points: readonly Point[]; at: At; y: number; most: number }) {
  const step = Math.ceil(points.length / most);
  return points.map(({ month, x }, i) =>
    i % step === 0 ? (
      <text key={month} className={styles.month} x={at(x, 0).split(',')[0]} y={y} textAnchor="middle">
        {points.length > 12 ? month.slice(2) : Number(month.slice(5))}
      </text>
    ) : null,
  );
}
