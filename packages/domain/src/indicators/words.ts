import type { GoalReason, GoalReasonCode } from './model.ts';

type Values = GoalReason['values'];

const figure = (v: Values, name: 'value' | 'base' | 'target'): string => `${v[name]}${v.unit ?? ''}`;
const lag = ({ lag: points }: Values): string =>
  String(points).startsWith('-') ? `超前${String(points).slice(1)}个百分点` : `滞后${points}个百分点`;

/** One sentence for each reason. `pace` answers 为什么是红灯 by itself. */
const words: Record<GoalReasonCode, (v: Values) => string> = {
  not_open: (v) => `自${v.from}起实施，尚未开始`,
  no_values: (v) => `“${v.name}”还没有数据，不推断进度`,
  future_ignored: (v) => `${v.count}条属于以后月份或以后录入的数据未计入`,
  not_a_number: (v) => `${v.count}条数据不是数字，未计入`,
  denominator_zero: (v) => `“${v.name}”的分母为零，无法计算比率`,
  base_missing: (v) => `“${v.name}”没有可比的基期数据，无法比较`,
  base_zero: (v) => `“${v.name}”的基期值为零，无法计算变化幅度`,
  places_missing: (v) => `${v.count}个单位没有数据：${v.places}`,
  months_missing: (v) => `${v.count}个月没有可比的基期数据，未参与比较`,
  corrected: (v) => `${v.count}条数据已更正，以最新一条为准`,
  pace: (v) => `“${v.name}”目标${figure(v, 'target')}，已完成${figure(v, 'value')}；计划进度${v.planned}%，实际${v.actual}%，${lag(v)}`,
  budget: (v) => `“${v.name}”全期不超过${figure(v, 'target')}，已用${figure(v, 'value')}（${v.actual}%），计划进度${v.planned}%，${lag(v)}`,
  level: (v) => `“${v.name}”要求${v.wants === 'atMost' ? '不高于' : '不低于'}${figure(v, 'target')}，目前${figure(v, 'value')}，${lag(v)}`,
  change: (v) =>
    `“${v.name}”${v.base === '' ? `目前${figure(v, 'value')}` : `由${figure(v, 'base')}变为${figure(v, 'value')}`}，要求${v.wants === 'fall' ? '下降' : '上升'}${v.target}，完成${v.actual}%，计划进度${v.planned}%，${lag(v)}`,
  trend_kept: (v) => `“${v.name}”由${figure(v, 'base')}变为${figure(v, 'value')}，保持${v.wants === 'fall' ? '下降' : '上升'}`,
  trend_broken: (v) => `“${v.name}”由${figure(v, 'base')}变为${figure(v, 'value')}，没有${v.wants === 'fall' ? '下降' : '上升'}`,
  within: (v) => `“${v.name}”目前${figure(v, 'value')}，在${figure(v, 'target')}左右的范围内`,
  outside: (v) => `“${v.name}”目前${figure(v, 'value')}，超出${figure(v, 'target')}左右的范围`,
  met: (v) => `“${v.name}”已于${v.on}达到${figure(v, 'target')}`,
  met_late: (v) => `“${v.name}”于${v.on}达到${figure(v, 'target')}，晚于${v.due}`,
  missed: (v) => `“${v.name}”未能在${v.due}前达到${figure(v, 'target')}`,
  closing: () => '期末数据尚未到报送时间',
  worst_place: (v) => `${v.count}个单位分别考核，以最差的${v.place}为准`,
};

export const goalReasonText = ({ code, values }: GoalReason): string => words[code](values);
