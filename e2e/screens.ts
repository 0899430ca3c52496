import type { Page } from 'playwright-core';

/** Every screen there is, with somebody who may see it. */
export const screens: readonly { readonly name: string; readonly path: string; readonly login: string }[] = [
  { name: '总览', path: '/', login: 'gongjian' },
  { name: '任务台账', path: '/ledger', login: 'gongjian' },
  { name: '措施页', path: '/measures/610a131c-d8ca-8e21-a1ea-f3ec5fae3772', login: 'gongjian' },
  { name: '单位', path: '/units', login: 'gongjian' },
  { name: '单位页', path: '/units/bj-sthjj', login: 'gongjian' },
  { name: '责任矩阵', path: '/matrix', login: 'gongjian' },
  { name: '时间轴', path: '/timeline', login: 'gongjian' },
  { name: '红灯清单', path: '/red-list', login: 'gongjian' },
  { name: '指标', path: '/indicators', login: 'gongjian' },
  { name: '指标页', path: '/indicators/heavy-diesel-checks', login: 'gongjian' },
  { name: '亮灯规则', path: '/light-rules', login: 'gongjian' },
  { name: '表格填报', path: '/reports/form?unit=bj-sthjj', login: 'gongjian' },
  { name: '批量导入月报', path: '/reports/import', login: 'gongjian' },
  { name: '成果报审', path: '/inbox', login: 'gongjian' },
  { name: '待定单位', path: '/undecided', login: 'gongjian' },
  { name: '提醒规则', path: '/notices', login: 'gongjian' },
  { name: '消息模板', path: '/notices?view=templates', login: 'gongjian' },
  { name: '发送记录', path: '/notices?view=sent', login: 'gongjian' },
  { name: 'Webhook 推送', path: '/notices?view=webhooks', login: 'gongjian' },
  { name: '月通报', path: '/bulletins', login: 'gongjian' },
  { name: '案件', path: '/cases?kind=dust_alarm', login: 'gongjian' },
  { name: '公众反馈', path: '/feedback', login: 'gongjian' },
  { name: '督察行动', path: '/supervision', login: 'gongjian' },
  { name: '制定督察方案', path: '/supervision/plan', login: 'gongjian' },
  { name: '督察发现问题', path: '/supervision/findings', login: 'gongjian' },
  { name: '整改公示', path: '/supervision/publicity', login: 'gongjian' },
  { name: '回头看', path: '/supervision/look-backs', login: 'ducha' },
  { name: '专项督察建议', path: '/supervision/proposals', login: 'gongjian' },
  { name: '典型案例', path: '/supervision/examples', login: 'gongjian' },
  { name: '检查表', path: '/supervision/checklists?list=dust_site', login: 'ducha' },
  { name: '责任追究', path: '/supervision/accountability', login: 'gongjian' },
  { name: '案件地图', path: '/cases?view=map', login: 'gongjian' },
  { name: '案件时间轴', path: '/cases?view=timeline', login: 'gongjian' },
  { name: '督办文书', path: '/papers', login: 'gongjian' },
  { name: '文书模板', path: '/papers?view=templates', login: 'gongjian' },
  { name: '公开目录', path: '/publication', login: 'gongjian' },
  { name: '亮灯规则', path: '/light-rules', login: 'gongjian' },
  { name: '同步冲突', path: '/supervision/conflicts', login: 'gongjian' },
  { name: '考核排名', path: '/assessment', login: 'gongjian' },
  { name: '行动计划', path: '/plans', login: 'gongjian' },
  { name: '文件导入', path: '/imports', login: 'gongjian' },
  { name: '年度对比', path: '/compare', login: 'gongjian' },
  { name: '单位目录', path: '/org?unit=110105', login: 'gongjian' },
  { name: '分组', path: '/org?view=groups', login: 'gongjian' },
  { name: '人员与授权', path: '/people', login: 'anquan' },
  { name: '工作日历', path: '/calendar?year=2022', login: 'gongjian' },
  { name: '审计', path: '/audit', login: 'shenji' },
  { name: '我的账号', path: '/account', login: 'gongjian' },
];

/** Goes to a screen inside the program and waits until nothing is being read any more. */
export async function openScreen(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
