import type { PublicClass } from '@gongjian/contract/publication-content';
import { composeBulletins } from './compose/bulletin.ts';
import type { Composer } from './compose/candidate.ts';
import { composeExposures, composeInspections, composeWriteOffs } from './compose/cases.ts';
import { composeCatalogue } from './compose/catalogue.ts';
import { composeMeasures, composePlans } from './compose/plan.ts';
import { composeMonths, composeProgress } from './compose/progress.ts';
import { composeRankings } from './compose/ranking.ts';

/** Where each class comes from. What people write here themselves is composed from nothing. */
export const composers: Readonly<Partial<Record<PublicClass, Composer>>> = {
  catalogue: composeCatalogue,
  plan: composePlans,
  measure: composeMeasures,
  progress: composeProgress,
  month: composeMonths,
  bulletin: composeBulletins,
  ranking: composeRankings,
  exposure: composeExposures,
  inspection: composeInspections,
  write_off: composeWriteOffs,
};
