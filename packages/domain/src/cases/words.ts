import type { Origin } from './model.ts';

/** 来源, as papers say it. */
export const originText: Readonly<Record<Origin, string>> = {
  inspection: '督察检查',
  alarm: '监测报警',
  clue: '线索移交',
  complaint: '群众举报',
  hotspot: '高值热点',
  overdue_promise: '任务逾期',
  self_check: '自查排查',
  other_province: '外省来函',
};
