import { nameAssessmentSubjects } from './assessment/index.ts';
import { nameCaseSubjects } from './cases/index.ts';
import { nameIndicatorSubjects } from './indicators/index.ts';
import { nameOrgSubjects } from './org/index.ts';
import { namePlanSubjects } from './plan/index.ts';
import { nameReportSubjects } from './reporting/index.ts';
import { nameSupervisionSubjects } from './supervision/index.ts';
import { nameTaskSubjects } from './tasks/index.ts';

/** What each room calls the things the trail speaks of. */
export const namers = [
  nameOrgSubjects,
  namePlanSubjects,
  nameTaskSubjects,
  nameIndicatorSubjects,
  nameReportSubjects,
  nameCaseSubjects,
  nameSupervisionSubjects,
  nameAssessmentSubjects,
];
