import type { YearMonth } from '@gongjian/domain/kernel/dates';
import type { StageName } from '@gongjian/domain/tasks/model';

/** What the accepted report of one unit for one month proves of a measure, beside figures. */
export type ProvenReport = {
  readonly sourceId: string;
  readonly measureId: string;
  readonly unit: string;
  readonly month: YearMonth;
  /** Who sent it, and so says that the stages were reached. */
  readonly toldBy: string;
  readonly acts: readonly { readonly promiseId: string; readonly done: boolean; readonly files: readonly string[] }[];
  readonly stages: readonly ReachedStage[];
};
export type ReachedStage = {
  readonly promiseId: string;
  readonly stage: StageName;
  readonly on: string | null;
  readonly documentNumber: string | null;
};
