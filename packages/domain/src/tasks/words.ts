import type { Role } from '../plan/review.ts';
import type { Light, MeasureState, PromiseKind, StageName } from './model.ts';
import type { Reason, ReasonCode } from './verdict.ts';

/** The Chinese words of the ledger, said once for screens, workbooks and the command line. */
export const stateText: Record<MeasureState, string> = {
  not_started: '未到启动时间',
  awaiting_evidence: '待佐证',
  on_pace: '正常推进',
  behind: '滞后',
  seriously_behind: '严重滞后',
  done: '已完成',
  done_late: '逾期完成',
  overdue: '逾期未完成',
  standing_kept: '长期任务正常',
  standing_lapsed: '长期任务中断',
};
export const lightText: Record<Light, string> = { green: '绿灯', yellow: '黄灯', red: '红灯', none: '未亮灯' };
export const stageText: Record<StageName, string> = { draft: '起草', consult: '征求意见', review: '审查', issue: '印发' };
export const roleText: Record<Role, string> = { lead: '牵头', responsible: '主责', support: '协办' };
export const promiseText: Record<PromiseKind, string> = { target: '量化指标', deliverable: '成果', duty: '常态工作' };

type Values = Reason['values'];
const stageWord = (stage: string | number | undefined): string => stageText[stage as StageName] ?? String(stage);

const reasonWords: Record<ReasonCode, (v: Values) => string> = {
  window_not_open: (v) => `自${v.from}起实施，尚未开始`,
  standing: () => '长期任务，没有截止日期',
  no_date: () => '文件没有写明完成时限',
  due: (v) => `应于${v.on}前完成，还有${v.days}天`,
  overdue: (v) => `应于${v.on}前完成，已超过${v.days}天，没有完成的佐证`,
  milestone_overdue: (v) => `时间节点${v.on}“${v.what}”已过，没有完成的佐证`,
  deliverable_overdue: (v) => `成果“${v.what}”应于${v.on}前印发，尚未印发`,
  nothing_recorded: () => '还没有任何进展记录，不推断进度',
  not_yet_provable: (v) => `“${v.what}”需要数据或报告佐证，目前尚无来源`,
  stage_reached: (v) => `成果“${v.what}”已于${v.on}完成“${stageWord(v.stage)}”阶段`,
  pace: (v) => `时间已过${v.elapsed}%，成果完成${v.actual}%，相差${v.lag}个百分点`,
  done: (v) => `全部成果已于${v.on}印发`,
  done_late: (v) => `全部成果于${v.on}印发，晚于时限${v.due}`,
  due_soon: (v) => `距${v.on}不足5个工作日`,
  calendar_missing: (v) => `${v.year}年的节假日安排尚未录入，无法计算临期提醒`,
  overridden: (v) => `人工改判：${v.reason}（批准人：${v.approver}；系统判定为${stateText[v.computed as MeasureState] ?? v.computed}）`,
};

export const reasonText = ({ code, values }: Pick<Reason, 'code' | 'values'>): string => reasonWords[code](values);
