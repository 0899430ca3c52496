import type { ProofReason, ProofReasonCode } from './evidence-verdict.ts';
import type { Reason } from './verdict.ts';
import { reasonText } from './words.ts';

type Values = ProofReason['values'];

const strive = ({ strength }: Values): string => (strength === 'strive' ? '（力争）' : '');
const closing = ({ closing: waits }: Values): string => (waits === undefined ? '' : '，期末数据尚未到报送时间');
const points = ({ elapsed, actual, lag }: Values): string =>
  actual === undefined ? '尚无进度数据' : `时间已过${elapsed}%，完成${actual}%，${lagWords(String(lag))}`;
const lagWords = (lag: string): string => (lag.startsWith('-') ? `超前${lag.slice(1)}个百分点` : `滞后${lag}个百分点`);

const proofWords: Record<ProofReasonCode, (v: Values) => string> = {
  proof_pace: (v) => `“${v.what}”${strive(v)}${points(v)}${closing(v)}`,
  proof_awaited: (v) => `“${v.what}”${strive(v)}尚无数据或佐证${closing(v)}`,
  proof_met: (v) => `“${v.what}”${strive(v)}${v.on === undefined ? '已完成' : `已于${v.on}完成`}`,
  proof_met_late: (v) => `“${v.what}”${strive(v)}${v.on === undefined ? '已完成，但有缺项' : `于${v.on}完成，晚于时限`}`,
  proof_missed: (v) => `“${v.what}”${strive(v)}未按期完成${v.actual === undefined ? '' : `，完成${v.actual}%`}`,
  proof_kept: (v) => `“${v.what}”${strive(v)}各期均有佐证`,
  proof_lapsed: (v) => `“${v.what}”${strive(v)}连续多期没有佐证`,
};

const isProof = (reason: Pick<Reason | ProofReason, 'code' | 'values'>): reason is Pick<ProofReason, 'code' | 'values'> =>
  reason.code in proofWords;

/** Any reason of a verdict in one Chinese sentence. */
export const evidenceText = (reason: Pick<Reason | ProofReason, 'code' | 'values'>): string =>
  isProof(reason) ? proofWords[reason.code](reason.values) : reasonText(reason as Pick<Reason, 'code' | 'values'>);
