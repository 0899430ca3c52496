import { describe, expect, it } from 'vitest';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { HEADER, parse, shown, steps } from './shown-plan.ts';
import { textDocument } from './text-document.ts';

describe('what converters leave behind', () => {
  it('formulas lose their marks', () => {
    const draft = parse(HEADER, '1\t减排\t控制$\\mathrm{NO}_{x}$和$PM_{2.5}$排放，&nbsp;削减$CO_2$。\t年底前\t市生态环境局\t各区政府\t——');
    expect(shown(draft)[0]).toContain('控制NOx和PM2.5排放，削减CO2。');
  });

  it('a merged cell printed in each of its columns is one heading, and a label printed in each of its rows one task', () => {
    const draft = parse(
      HEADER,
      Array(7).fill('一、主要目标').join('\t'),
      '1\t目标\t持续改善。\t年底前\t市生态环境局\t市生态环境局\t——',
      '1\t目标\t完成减排任务。\t年底前\t市生态环境局\t各区政府\t——',
    );
    expect(shown(draft)).toEqual([
      '一 主要目标 | 1 目标 | 持续改善。 | 年底前 | 市生态环境局 | 市生态环境局 | ',
      '一 主要目标 | 1 目标 | 完成减排任务。 | 年底前 | 市生态环境局 | 各区政府 | ',
    ]);
    expect(draft.plans[0]?.sections[0]?.tasks).toHaveLength(1);
  });

  it('a number may stand before the title in its cell', () => {
    const draft = parse(
      '重点任务\t工作措施\t责任单位',
      '1.扬尘管控\t渣土车密闭运输。\t市住房城乡建设局',
      '（二）油烟治理\t安装净化设施。\t市城管局',
    );
    expect(shown(draft).map((line) => line.split(' | ')[1])).toEqual(['1 扬尘管控', '二 油烟治理']);
  });
});

describe('prose and tables in one file', () => {
  it('are two plans where both say who does what', () => {
    const prose = ['一、大气', '二、水', '三、土壤'].flatMap((heading, i) => [
      heading,
      `（一）任务${i}甲`,
      `推进第${i}批治理。（市生态环境局牵头，市财政局配合）`,
      `（二）任务${i}乙`,
      `完成第${i}批整治。（市水务局牵头，各区政府配合）`,
    ]);
    const draft = parse(
      '2023年污染防治实施方案',
      ...prose,
      '附件',
      '2023年污染防治任务清单',
      HEADER,
      '1\t执法\t开展检查。\t年底前\t市生态环境局\t各区政府\t——',
    );
    expect(draft.plans.map(({ title, sections }) => [title, sections.length])).toEqual([
      ['2023年污染防治实施方案', 3],
      ['2023年污染防治任务清单', 1],
    ]);
  });

  it('are one plan where the table only gives figures', () => {
    const draft = parse(
      '2023年污染防治实施方案',
      '一、大气',
      '（一）治理扬尘',
      '推进工地治理。（市住房城乡建设局牵头，市财政局配合）',
      '序号\t指标\t2022年\t2023年',
      '1\tPM2.5\t35\t33',
      '（二）治理油烟',
      '安装净化设施。（市城管局牵头，各区政府配合）',
    );
    expect(draft.plans.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.map(({ title }) => title)))).toEqual([
      '治理扬尘',
      '治理油烟',
    ]);
  });
});

describe('tables that are no plan', () => {
  it('are left out: indicators, contacts, scores, duties', () => {
    const draft = parse(
      '附件1',
      '2023年水污染防治任务清单',
      '序号\t任务\t措施\t时限\t责任单位',
      '1\t治理黑臭水体\t完成5条黑臭水体整治。\t年底前\t市水务局',
      '附件2',
      '主要指标表',
      '序号\t指标名称\t单位\t2022年\t2023年目标',
      '1\t优良水体比例\t%\t80\t82',
      '附件3',
      '联系人名单',
      '单位\t姓名\t职务\t电话',
      '市水务局\t李四\t科长\t12345',
      '附件4',
      '成员单位职责',
      '成员单位\t主要职责',
      '市水务局\t负责全市黑臭水体治理的组织协调和监督检查。',
    );
    expect(draft.plans.map(({ attachment, title }) => [attachment, title])).toEqual([[1, '2023年水污染防治任务清单']]);
  });

  it('are asked about where they might be one', () => {
    const draft = parse('序号\t考核内容\t分值\t评分标准\t责任单位', '1\t完成黑臭水体整治\t10\t每少一条扣2分\t市水务局');
    expect(draft.plans).toEqual([]);
    expect(draft.questions.map(({ why }) => why.slice(0, 8))).toEqual(['没有找到工作措施', '这张表像是指标、']);
  });

  it('nor are indicators that name who is responsible for a figure', () => {
    const draft = parse('序号\t指标\t年度目标\t责任单位', '1\tPM2.5浓度\t33\t市生态环境局', '2\t优良天数\t290\t市生态环境局');
    expect(draft.plans).toEqual([]);
    expect(draft.questions.map(({ where }) => where.slice(0, 4))).toEqual(['全文', '序号指标']);
  });
});

describe('one cell to a line', () => {
  const header = HEADER.split('\t');

  it('keeps blank cells where the file keeps blank lines', () => {
    const draft = parse(
      ...header,
      ...['一、主要目标', '', '', '', '', '', ''],
      ...['1', '目标', '持续改善。', '年底前', '市生态环境局', '', '市交通委'],
      ...['', '', '定期通报。', '长期实施', '市生态环境局', '各区政府', ''],
      ...['2', '资金', '加大投入。', '年底前', '市财政局', '市审计局', '——'],
    );
    expect(shown(draft)).toEqual([
      '一 主要目标 | 1 目标 | 持续改善。 | 年底前 | 市生态环境局 | 市生态环境局 | 市交通委',
      '一 主要目标 | 1 目标 | 定期通报。 | 长期实施 | 市生态环境局 | 各区政府 | 市交通委',
      '一 主要目标 | 2 资金 | 加大投入。 | 年底前 | 市财政局 | 市审计局 | ',
    ]);
  });

  it('may have blank lines between cells and none within them', () => {
    const cells = [...header, '1', '目标', '持续改善。\n巩固成效。', '年底前', '市生态环境局\n市水务局', '市交通委', '市财政局\n市审计局'];
    expect(shown(parse(cells.join('\n\n')))).toEqual([
      ' | 1 目标 | 持续改善。\n巩固成效。 | 年底前 | 市生态环境局 市水务局 | 市交通委 | 市财政局 市审计局',
    ]);
  });

  it('asks where nothing tells which column a unit stood in', () => {
    const draft = parse(...header, '1', '目标', '持续改善。', '年底前', '市生态环境局', '市交通委');
    expect(shown(draft)).toEqual([' | 1 目标 | 持续改善。 | 年底前 | 市生态环境局 | 市生态环境局 | 市交通委']);
    expect(draft.plans[0]?.sections[0]?.tasks[0]?.measures[0]?.questions.map(({ field }) => field)).toContain('lead');
  });
});

describe('a run without spaces', () => {
  it('is cut at its deadlines, its units and its numbers; the title stays with the measure', () => {
    const draft = parse(
      '序号重点任务工作措施完成时限牵头部门主责单位协办单位一、主要目标1改善目标持续改善空气质量。年底前市生态环境局各区政府——2公转铁推进大宗货物公转铁。6月底前市交通委各区政府市发展改革委二、保障措施3资金保障加大投入。长期实施市财政局各区政府(含经开区管委会)——',
    );
    expect(shown(draft)).toEqual([
      '一 主要目标 | 1 | 改善目标持续改善空气质量。 | 年底前 | 市生态环境局 | 各区政府 | ',
      '一 主要目标 | 2 | 公转铁推进大宗货物公转铁。 | 6月底前 | 市交通委 | 各区政府 | 市发展改革委',
      '二 保障措施 | 3 | 资金保障加大投入。 | 长期实施 | 市财政局 | 各区政府(含经开区管委会) | ',
    ]);
  });
});

describe('deadlines', () => {
  it('in columns of months are the steps of the measure', () => {
    const draft = parse(
      '序号\t工作任务\t责任单位\t9月\t10月\t12月',
      '1\t清洁取暖改造 5 万户\t市发改委\t完成30%\t完成80%\t总结验收',
      '2\t工业炉窑治理 45 台\t市生态环境局\t启动\t——\t全部完成',
    );
    expect(steps(draft)).toEqual([
      '2023-09-30 完成30% | 2023-10-31 完成80% | 2023-12-31 总结验收',
      '2023-09-30 启动 | 2023-12-31 全部完成',
    ]);
  });

  it('numbered as the parts of the measure are each the deadline of its part', () => {
    const draft = parse(
      '序号\t工作任务\t工作措施\t完成时限\t责任单位',
      '1\t园区治理\t（1）完成园区排查； （2）推动28个园区完善雨污分流管网。\t（1）6月底前 （2）12月底前\t市生态环境局',
      '2\t执法\t①开展专项行动。②总结经验。\t①2023年3月底前②9月底前\t市生态环境局',
    );
    expect(steps(draft)).toEqual([
      '2023-06-30 完成园区排查 | 2023-12-31 推动28个园区完善雨污分流管网',
      '2023-03-31 开展专项行动 | 2023-09-30 总结经验',
    ]);
  });
});

describe('numbers where no column holds them', () => {
  const HEAD = '工作措施\t完成时限\t责任单位';
  it('do not stay in the measure', () => {
    const draft = parse(HEAD, '1.工地落实六个百分百。\t年底前\t市住建局', '2.完成12家企业治理。\t年底前\t市生态环境局');
    expect(shown(draft).map((line) => line.split(' | ')[2])).toEqual(['工地落实六个百分百。', '完成12家企业治理。']);
  });

  it('number the tasks where the column names tasks', () => {
    const draft = parse(
      HEAD.replace('工作措施', '重点任务'),
      '1.工地落实六个百分百。\t年底前\t市住建局',
      '2.治理企业。\t年底前\t市生态环境局',
    );
    expect(shown(draft).map((line) => line.split(' | ')[1])).toEqual(['1', '2']);
  });

  it('of several points in one cell stay', () => {
    const draft = parse(HEAD, '1.开展排查。2.建立清单。\t年底前\t市住建局', '1.治理企业。2.总结经验。\t年底前\t市生态环境局');
    expect(shown(draft).map((line) => line.split(' | ')[2])).toEqual(['1.开展排查。2.建立清单。', '1.治理企业。2.总结经验。']);
  });
});

describe('a document without a letter on one line', () => {
  const readOn = (text: string): PlanDraft => readPlan(textDocument(text), { name: 'plan.txt', sha256: '' });

  it('is read from its title on, though the header of its table follows at once', () => {
    const draft = readOn(
      '某市2024年大气污染防治任务清单 序号 重点任务 工作措施 完成时限 牵头单位 责任单位 1 扬尘 工地落实六个百分百。 年底前 市住建局 各区政府 2 道路 提高机扫率至90%。 年底前 市城管局 各区政府',
    );
    expect(draft.plans).toMatchObject([{ title: '某市2024年大气污染防治任务清单', year: 2024 }]);
    expect(shown(draft)).toEqual([
      ' | 1 扬尘 | 工地落实六个百分百。 | 年底前 | 市住建局 | 各区政府 | ',
      ' | 2 道路 | 提高机扫率至90%。 | 年底前 | 市城管局 | 各区政府 | ',
    ]);
  });

  it.each([' ', ''])('is read from its title on, with %j between its parts', (gap) => {
    const parts = [
      '某市2024年大气污染防治工作方案（试行）',
      '为持续改善空气质量，制定本方案。',
      '一、重点任务',
      '（一）治理扬尘。全市工地落实六个百分百，每月开展检查。（责任单位：市住建局）',
      '（二）治理工业。完成12家企业治理，建立清单，定期调度。（责任单位：市生态环境局）',
      '二、保障措施',
      '（一）加强领导。压实责任，定期研究。（责任单位：各区政府）',
    ];
    const draft = readOn(parts.join(gap));
    expect(draft.plans).toMatchObject([{ title: '某市2024年大气污染防治工作方案（试行）', year: 2024 }]);
    expect(shown(draft)).toHaveLength(3);
  });
});
