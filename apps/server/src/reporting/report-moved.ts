import type { reportMoved as shape } from '@gongjian/contract/reporting';
import type { z } from 'zod';
import type { AboutReport } from './events.ts';
import type { Obligation } from './obligation-repo.ts';

export type ReportMoved = z.output<typeof shape>;
type Place = Pick<Obligation, 'state' | 'desk' | 'lateDays' | 'version'>;

/** What a deed on a report answers. */
export const reportMoved = (owed: Obligation, now: Place): ReportMoved => ({
  id: owed.id,
  state: now.state,
  desk: deskOf({ ...owed, ...now }),
  lateDays: now.lateDays,
  version: now.version,
});

/** The desk a report lies on, counted within the unit or within the bureau; null where it waits for no review. */
export function deskOf({ desk, unitLevels, bureauLevels }: Pick<Obligation, 'desk' | 'unitLevels' | 'bureauLevels'>): ReportMoved['desk'] {
  if (desk === 0) return null;
  return desk <= unitLevels ? { at: 'unit', level: desk, of: unitLevels } : { at: 'bureau', level: desk - unitLevels, of: bureauLevels };
}

export const aboutReport = (owed: Obligation, { state, lateDays }: Pick<Place, 'state' | 'lateDays'>): AboutReport => ({
  month: owed.month,
  measureId: owed.measureId,
  unit: owed.unit,
  state,
  lateDays,
});
