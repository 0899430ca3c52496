import type { ReportContent, ReportForm } from '@gongjian/contract/reporting';

/** One promise of the form, and the door to what is written about it. */
type Promised = ReportForm['promises'][number];
export type Shared = { form: ReportForm; content: ReportContent; change: (part: Partial<ReportContent>) => void };
export type OnePromise = Shared & { promise: Promised };
