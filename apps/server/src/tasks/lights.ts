import type { Light, MeasureState } from '@gongjian/domain/tasks/model';

export type Counts = { readonly state: MeasureState; readonly light: Light; readonly n: number };
export type LightCounts = Record<Light, number> & { total: number };

export function lightsOf(counts: readonly Pick<Counts, 'light' | 'n'>[]): LightCounts {
  const lights: LightCounts = { total: 0, green: 0, yellow: 0, red: 0, none: 0 };
  for (const { light, n } of counts) {
    lights[light] += n;
    lights.total += n;
  }
  return lights;
}
