import type { Dataset } from './opendata-dataset.ts';
import { lights, measures, progress, reporting } from './opendata-plan-datasets.ts';
import { exposures, inspections, rankings, writeOffs } from './opendata-record-datasets.ts';

export const datasets: readonly Dataset[] = [measures, progress, reporting, lights, rankings, exposures, inspections, writeOffs];
export const datasetCalled = (code: string): Dataset | undefined => datasets.find((one) => one.code === code);
