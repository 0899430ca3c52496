import type { PublicContent } from '@gongjian/contract/publication-content';
import type { Published, Snapshot } from '../../published.ts';
import type { Light } from '../parts.ts';

/** One measure with its progress, as far as either is published. */
export type Measure = { readonly measure: Snapshot<'measure'>; readonly progress: Snapshot<'progress'> | undefined };

/** Every public measure in the order of the plan. */
export async function measuresIn(published: Published): Promise<Measure[]> {
  const progress = new Map((await published.all('progress')).map((one) => [one.key, one] as const));
  return [...(await published.all('measure'))]
    .sort((a, b) => (a.content.position ?? 0) - (b.content.position ?? 0))
    .map((measure) => ({ measure, progress: progress.get(measure.key) }));
}

export const lightOf = ({ progress }: Measure): Light | undefined => progress?.content.light;

const isDone = ({ progress }: Measure): boolean => progress?.content.state === 'done' || progress?.content.state === 'done_late';

/** What is due next and is not done, as far as the public can know. */
export const nextDue = (measures: readonly Measure[], today: string, most: number): Measure[] =>
  measures
    .filter((one) => (one.measure.content.dueOn ?? '') >= today && !isDone(one))
    .sort((a, b) => (a.measure.content.dueOn ?? '').localeCompare(b.measure.content.dueOn ?? ''))
    .slice(0, most);

type PublicUnit = { readonly id: string; readonly name: string; readonly kind: string };
export type UnitStanding = PublicUnit & { readonly lead: number; readonly all: readonly Measure[]; readonly lights: Lights };
export type Lights = Readonly<Record<Light | 'unknown', number>>;

/** Who answers for how much, in the order in which the plan first names them. */
export function unitsIn(measures: readonly Measure[]): UnitStanding[] {
  const units = new Map<string, { unit: PublicUnit; lead: number; all: Set<Measure> }>();
  for (const one of measures) {
    for (const { role, id, name, kind } of one.measure.content.units ?? []) {
      const kept = units.get(id) ?? { unit: { id, name, kind }, lead: 0, all: new Set<Measure>() };
      units.set(id, kept);
      kept.all.add(one);
      if (role === 'lead') kept.lead += 1;
    }
  }
  return [...units.values()].map(({ unit, lead, all }) => ({ ...unit, lead, all: [...all], lights: lightsIn([...all]) }));
}

export function lightsIn(measures: readonly Measure[]): Lights {
  const lights = { green: 0, yellow: 0, red: 0, none: 0, unknown: 0 };
  for (const one of measures) lights[lightOf(one) ?? 'unknown'] += 1;
  return lights;
}

export const isDistrict = ({ kind }: PublicUnit): boolean => kind === 'district' || kind === 'zone';

/** The newest sealed month that is public. */
export async function newestMonth(published: Published): Promise<Snapshot<'month'> | undefined> {
  return [...(await published.all('month'))].sort((a, b) => (a.key < b.key ? 1 : -1))[0];
}

/** One list of the plan's parts with their sections. */
export type Section = { readonly id: string; readonly part: string | null; readonly ordinal: string | null; readonly title: string | null };
export const partsOf = (plan: PublicContent<'plan'>) => plan.parts ?? [];
export const sectionName = ({ ordinal, title }: Pick<Section, 'ordinal' | 'title'>, unnamed: string): string =>
  [ordinal, title].filter((part) => part !== null && part !== '').join(' ') || unnamed;
