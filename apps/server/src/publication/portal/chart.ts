import { type Html, html } from './html.ts';
import type { Light } from './parts.ts';

type Point = { readonly month: string; readonly light: Light };

const colour: Readonly<Record<Light, string>> = { green: '#1b6b36', yellow: '#b07b00', red: '#b3261e', none: '#8a94a3' };
const HEIGHT: Readonly<Record<Light, number>> = { green: 90, yellow: 60, red: 30, none: 8 };
const STEP = 48;
const FLOOR = 112;
const LEFT = 64;

/** 逐月灯色 as columns: height and colour say the same. The table below it holds every value, so the picture is decoration for a reader. */
export function lightsChart(points: readonly Point[], title: string, lights: Readonly<Record<Light, string>>): Html {
  const width = LEFT + Math.max(points.length, 4) * STEP + 8;
  const rule = (light: Light) =>
    html`<line x1="${LEFT}" x2="${width}" y1="${FLOOR - HEIGHT[light]}" y2="${FLOOR - HEIGHT[light]}" stroke="#cbd3de" stroke-dasharray="3 3"/><text x="${LEFT - 6}" y="${FLOOR - HEIGHT[light] + 4}" text-anchor="end">${lights[light]}</text>`;
  const column = ({ month, light }: Point, i: number) => {
    const x = LEFT + i * STEP + 8;
    return html`<rect x="${x}" y="${FLOOR - HEIGHT[light]}" width="${STEP - 16}" height="${HEIGHT[light]}" fill="${colour[light]}"/><text x="${x + (STEP - 16) / 2}" y="${FLOOR + 16}" text-anchor="middle">${month.slice(5)}</text>`;
  };
  return html`<svg class="chart" role="img" aria-label="${title}" width="${width}" height="${FLOOR + 28}" viewBox="0 0 ${width} ${FLOOR + 28}" font-size="12" fill="#1b2330"><title>${title}</title><line x1="${LEFT}" x2="${width}" y1="${FLOOR}" y2="${FLOOR}" stroke="#6b7787"/>${(['green', 'yellow', 'red'] as const).map(rule)}${points.map(column)}</svg>`;
}

type Share = { readonly light: Light; readonly n: number };

/** 灯色构成 as one bar; the figures stand beside it. */
export function sharesBar(shares: readonly Share[], title: string): Html {
  const total = shares.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return html``;
  const WIDTH = 600;
  let x = 0;
  const parts = shares.map(({ light, n }) => {
    const width = Math.round((n / total) * WIDTH * 100) / 100;
    const part = html`<rect x="${x}" y="0" width="${width}" height="22" fill="${colour[light]}"/>`;
    x += width;
    return part;
  });
  return html`<svg class="bar" role="img" aria-label="${title}" viewBox="0 0 ${WIDTH} 22" preserveAspectRatio="none"><title>${title}</title>${parts}</svg>`;
}
