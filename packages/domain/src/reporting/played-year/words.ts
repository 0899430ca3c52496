import type { YearMonth } from '../../kernel/dates.ts';
import { chosen } from './chance.ts';
import type { WhichReport } from './conduct.ts';

/** Stands in every text of the played year: nobody may take it for what a unit really said. */
export const SIMULATED = '【模拟数据】';

const PROGRESS = [
  '召开调度会1次，明确任务分工和时间节点',
  '开展现场检查，发现的问题已交办并跟踪整改',
  '完成阶段工作量统计，数据已与台账核对',
  '会同相关单位开展联合执法，按计划推进',
  '对辖区重点点位逐一走访，建立问题清单',
  '组织培训和宣传，督促责任主体落实要求',
  '按月度计划完成既定工作，资料已归档',
  '对照年度目标梳理进度，倒排后续工期',
] as const;
const PROBLEMS = [
  '部分点位施工进度偏慢',
  '基层力量不足，检查频次需加密',
  '数据汇总周期较长',
  '跨部门协调尚需加强',
  '暂无突出问题',
] as const;
const NEXT = [
  '加大检查频次，按周调度',
  '补齐进度，月底前完成阶段任务',
  '加强与牵头单位会商',
  '继续按计划推进',
  '完善台账，抓好整改闭环',
] as const;
const RETURNS = [
  '进展未写明数量，请补充',
  '与上月内容重复，请按本月实际修改',
  '缺少下一步安排，请补充',
  '数据口径与台账不一致，请核对',
] as const;

export type Said = { readonly progress: string; readonly problems: string; readonly nextStep: string };

export function wordsOf(text: string, which: WhichReport): Said {
  const { measureId, unit, month } = which;
  const draw = (list: readonly [string, ...string[]], what: string) => chosen(list, what, measureId, unit, month);
  return {
    progress: `${SIMULATED}${Number(month.slice(5))}月，围绕“${shortOf(text)}”，${draw(PROGRESS, 'progress')}。`,
    problems: `${SIMULATED}${draw(PROBLEMS, 'problems')}。`,
    nextStep: `${SIMULATED}${draw(NEXT, 'next')}。`,
  };
}

export const returnReason = ({ measureId, unit, month }: WhichReport): string =>
  `${SIMULATED}${chosen(RETURNS, 'reason', measureId, unit, month)}。`;

export const SIMULATED_OFFICER = { name: '模拟责任人', title: '模拟数据' };

/** 文号 of a paper that does not exist. */
export const documentNumberOf = (month: YearMonth, position: number): string =>
  `模拟数据〔${month.slice(0, 4)}〕${Number(month.slice(5)) * 10 + position}号`;

/** The first clause of a measure, as people speak of it. */
const shortOf = (text: string): string => {
  const clause = text.split(/[，。；,;]/)[0] ?? text;
  return clause.length <= 24 ? clause : `${clause.slice(0, 23)}…`;
};
