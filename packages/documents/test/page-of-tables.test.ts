import { readPlan } from '@gongjian/domain/plan/read-plan';
import { expect, it } from 'vitest';
import { readDocument } from '../src/read-document.ts';
import { bytesOf } from './shape.ts';

const page = `<html><body><table><tr><td>首页</td><td>走进某市</td><td>政务公开</td></tr></table>
<h2>某市2022年深入打好污染防治攻坚战工作计划</h2><p>时间：2022-05-11 来源：市美丽办</p>
<p><b>一、重点任务</b></p>
<table><caption>重点任务清单</caption><tr><th>序号</th><th>任务名称</th><th>工作内容</th><th>完成时限</th><th>牵头单位</th></tr>
<tr><td>1</td><td>移动源</td><td>淘汰国三营运柴油货车3000辆。</td><td>9月底前</td><td>市交通局</td></tr></table></body></html>`;

it('takes no bar of links for a table before the plan, and the year from the title of the page', async () => {
  const { plans } = readPlan(await readDocument(bytesOf(page), 'page.html'), { name: 'page.html', sha256: '' });
  const [plan] = plans;
  expect(plans).toHaveLength(1);
  expect(plan).toMatchObject({ title: '某市2022年深入打好污染防治攻坚战工作计划', year: 2022 });
  expect(plan?.sections[0]?.tasks[0]?.measures[0]?.deadline.on).toBe('2022-09-30');
});
