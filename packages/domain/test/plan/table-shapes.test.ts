import { describe, expect, it } from 'vitest';
import type { PlanDraft, UnitMention } from '../../src/plan/draft.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { textDocument } from './text-document.ts';

const parse = (...lines: string[]): PlanDraft => readPlan(textDocument(lines.join('\n')), { name: 'plan.txt', sha256: '', year: 2023 });
const names = (units: readonly UnitMention[]): string => units.map(({ unit }) => unit).join(' ');

/** One line for each measure: section | number title | text | deadline | lead | responsible | support. */
const shown = (draft: PlanDraft): string[] =>
  draft.plans.flatMap(({ sections }) =>
    sections.flatMap(({ part, ordinal, title, tasks }) =>
      tasks.flatMap((task) =>
        task.measures.map((measure) =>
          [
            [part, ordinal, title].filter((words) => words !== null).join(' '),
            `${task.no ?? ''} ${task.title ?? ''}`.trim(),
            measure.text,
            measure.deadline.text ?? '',
            names(measure.lead),
            names(measure.responsible),
            names(measure.support),
          ].join(' | '),
        ),
      ),
    ),
  );

const HEADER = '序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位';

describe('headings', () => {
  it('of two levels stand as part and section', () => {
    const draft = parse(
      '序号\t重点任务\t工作措施\t完成时限\t牵头单位\t责任单位',
      '一、共筑美丽蓝天\t\t\t\t\t',
      '（一）空气质量目标\t\t\t\t\t',
      '1\t改善目标\t细颗粒物浓度持续下降。\t年底前\t市生态环境局\t各区政府',
      '（二）移动源减排\t\t\t\t\t',
      '2\t公转铁\t推进公转铁。\t年底前\t市交通委\t各区政府',
      '二、共护美丽碧水\t\t\t\t\t',
      '3\t水质目标\t优良水体比例达到 70%。\t年底前\t市水务局\t——',
    );
    expect(shown(draft)).toEqual([
      '一、共筑美丽蓝天 一 空气质量目标 | 1 改善目标 | 细颗粒物浓度持续下降。 | 年底前 | 市生态环境局 | 各区政府 | ',
      '一、共筑美丽蓝天 二 移动源减排 | 2 公转铁 | 推进公转铁。 | 年底前 | 市交通委 | 各区政府 | ',
      '二 共护美丽碧水 | 3 水质目标 | 优良水体比例达到 70%。 | 年底前 | 市水务局 |  | ',
    ]);
  });

  it('may be split over the number column and the next', () => {
    const draft = parse(
      HEADER,
      '一\t主要目标\t\t\t\t\t',
      '1\t目标\t持续改善。\t年底前\t市生态环境局\t各区政府\t——',
      '（二）\t保障措施\t\t\t\t\t',
      '2\t资金\t加大投入。\t年底前\t市财政局\t各区政府\t——',
    );
    expect(shown(draft).map((line) => line.split(' | ')[0])).toEqual(['一 主要目标', '一、主要目标 二 保障措施']);
  });

  it('may stand as paragraphs between tables, each with its own header', () => {
    const draft = parse(
      '一、主要目标',
      HEADER,
      '1\t目标\t持续改善。\t年底前\t市生态环境局\t各区政府\t——',
      '二、保障措施',
      HEADER,
      '1\t资金\t加大投入。\t年底前\t市财政局\t各区政府\t——',
    );
    expect(shown(draft)).toEqual([
      '一 主要目标 | 1 目标 | 持续改善。 | 年底前 | 市生态环境局 | 各区政府 | ',
      '二 保障措施 | 1 资金 | 加大投入。 | 年底前 | 市财政局 | 各区政府 | ',
    ]);
  });

  it('come from a column of categories', () => {
    const draft = parse(
      '序号\t类别\t重点任务\t具体措施\t责任单位\t完成时间',
      '1\t产业结构\t淘汰落后产能\t完成12家企业淘汰任务。\t市工信局\t6月底前',
      '2\t\t整治散乱污\t动态清零。\t市生态环境局\t全年',
      '3\t能源结构\t煤炭减量\t煤炭消费总量下降5%。\t市发改委\t年底前',
    );
    expect(shown(draft)).toEqual([
      '产业结构 | 1 淘汰落后产能 | 完成12家企业淘汰任务。 | 6月底前 |  | 市工信局 | ',
      '产业结构 | 2 整治散乱污 | 动态清零。 | 全年 |  | 市生态环境局 | ',
      '能源结构 | 3 煤炭减量 | 煤炭消费总量下降5%。 | 年底前 |  | 市发改委 | ',
    ]);
  });
});

describe('headers', () => {
  it('may take two rows, 责任分工 over its parts', () => {
    const draft = parse(
      '序号\t重点任务\t目标要求\t责任分工\t\t完成时限',
      '\t\t\t牵头单位\t配合单位\t',
      '1\t淘汰落后产能\t完成12家企业淘汰任务。\t市工信局\t市发改委\t6月底前',
    );
    expect(shown(draft)).toEqual([' | 1 淘汰落后产能 | 完成12家企业淘汰任务。 | 6月底前 | 市工信局 |  | 市发改委']);
  });

  it('may be missing: the content tells the columns', () => {
    const draft = parse(
      '1\t加强扬尘管控\t建筑工地严格落实六个百分之百要求，渣土车密闭运输。\t年底前\t市住房城乡建设局\t各区政府',
      '2\t控制餐饮油烟\t餐饮单位安装高效油烟净化设施并定期清洗维护。\t6月底前\t市城管局\t市生态环境局',
    );
    expect(shown(draft)[1]).toBe(' | 2 控制餐饮油烟 | 餐饮单位安装高效油烟净化设施并定期清洗维护。 | 6月底前 | 市城管局 |  | 市生态环境局');
  });

  it('may leave a column without a word', () => {
    const draft = parse(
      '序号\t重点任务\t工作措施\t\t牵头单位\t',
      '1\t扬尘管控\t渣土车密闭运输。\t年底前\t市住房城乡建设局\t各区政府',
      '2\t油烟\t餐饮单位安装净化设施。\t6月底前\t市城管局\t市生态环境局',
    );
    expect(shown(draft)[0]).toBe(' | 1 扬尘管控 | 渣土车密闭运输。 | 年底前 | 市住房城乡建设局 |  | 各区政府');
  });

  it('may stand in any order and hold a column of remarks', () => {
    const draft = parse('责任单位\t完成时间\t序号\t主要任务\t工作内容\t备注', '市水务局\t年底前\t1\t黑臭水体\t完成5条黑臭水体整治。\t续建');
    expect(shown(draft)).toEqual([' | 1 黑臭水体 | 完成5条黑臭水体整治。 | 年底前 |  | 市水务局 | ']);
  });

  it('without measures make the task the measure', () => {
    const draft = parse('序号\t重点任务\t牵头单位\t完成时间', '1\t完成涉VOCs企业治理50家\t市生态环境局\t6月底前');
    expect(shown(draft)).toEqual([' | 1 完成涉VOCs企业治理50家 | 完成涉VOCs企业治理50家 | 6月底前 | 市生态环境局 |  | ']);
  });

  it('without tasks leave the number to each measure', () => {
    const draft = parse(
      '序号\t工作内容\t责任单位',
      '1\t建设空气质量自动监测站3个。\t市生态环境局',
      '2\t开展清洁生产审核20家。\t市生态环境局、市发展改革委',
    );
    expect(shown(draft)).toEqual([
      ' | 1 | 建设空气质量自动监测站3个。 |  |  | 市生态环境局 | ',
      ' | 2 | 开展清洁生产审核20家。 |  |  | 市生态环境局 市发展改革委 | ',
    ]);
  });
});

describe('units', () => {
  it('that say their part in one cell are told apart', () => {
    const draft = parse(
      '序号\t工作任务\t具体措施\t责任分工\t完成时限',
      '1\t产业结构\t严控新增产能。\t市发展改革委牵头，市工业和信息化局、市生态环境局配合\t年底前',
      '2\t能源结构\t削减煤炭消费。\t牵头单位：市发展改革委；配合单位：市能源局、各县（市、区）政府\t持续推进',
    );
    expect(shown(draft).map((line) => line.split(' | ').slice(4))).toEqual([
      ['市发展改革委', '', '市工业和信息化局 市生态环境局'],
      ['市发展改革委', '', '市能源局 各县（市、区）政府'],
    ]);
  });

  it('of a list whose first leads are told apart', () => {
    const draft = parse(
      '序号\t工作任务\t具体措施\t责任单位（列首位的为牵头单位）',
      '1\t产业结构\t严控新增产能。\t市发展改革委、市工业和信息化局',
    );
    expect(shown(draft).map((line) => line.split(' | ').slice(4))).toEqual([['市发展改革委', '市工业和信息化局', '']]);
  });

  it('of a row that prints none at all are those of the row above', () => {
    const draft = parse(HEADER, '1\t执法\t开展检查。\t年底前\t市生态环境局\t各区政府\t市公安局', '\t\t公布结果。\t\t\t\t');
    const second = draft.plans[0]?.sections[0]?.tasks[0]?.measures[1];
    expect(shown(draft)[1]).toBe(' | 1 执法 | 公布结果。 | 年底前 | 市生态环境局 | 各区政府 | 市公安局');
    expect(second?.inferred).toEqual(['lead', 'responsible', 'support', 'deadline']);
  });

  it('of a row that says 同上 are those of the row above', () => {
    const draft = parse(
      HEADER,
      '1\t执法\t开展检查。\t年底前\t市生态环境局\t各区政府\t市公安局',
      '2\t宣传\t开展宣传。\t同上\t市委宣传部\t同上\t——',
    );
    expect(shown(draft)[1]).toBe(' | 2 宣传 | 开展宣传。 | 年底前 | 市委宣传部 | 各区政府 | ');
  });

  it('are none where the file prints dashes, slashes or 无', () => {
    const draft = parse(HEADER, '1\t执法\t开展检查。\t/\t市生态环境局\t无\t—');
    expect(shown(draft)).toEqual([' | 1 执法 | 开展检查。 |  | 市生态环境局 |  | ']);
  });
});

describe('rows', () => {
  it('that a page cuts in a sentence are one measure', () => {
    const draft = parse(
      HEADER,
      '1\t取暖\t完成清洁取暖改造。\t年底前\t市住建局\t各区政府\t——',
      '2\t监测\t建设覆盖全市乡镇的空气质量自动监测站网，提升臭\t年底前\t市生态环境局\t各区政府\t市财政局、',
      HEADER,
      '\t\t氧协同监测能力。\t\t\t\t市科技局',
      '3\t执法\t开展专项执法。\t年底前\t市生态环境局\t各区政府\t——',
    );
    expect(shown(draft)[1]).toBe(
      ' | 2 监测 | 建设覆盖全市乡镇的空气质量自动监测站网，提升臭氧协同监测能力。 | 年底前 | 市生态环境局 | 各区政府 | 市财政局 市科技局',
    );
    expect(shown(draft)).toHaveLength(3);
  });

  it('pasted with line breaks in their cells are put together', () => {
    const draft = parse(
      '序号\t重点任务\t工作措施\t完成时限\t牵头单位\t配合单位',
      '1\t取暖\t完成清洁取暖改造。',
      '巩固改造成果。\t年底前\t市住建局',
      '市发改委\t各区政府',
      '2\t监测\t建设监测站。\t年底前\t市生态环境局\t市财政局',
      '市科技局',
      '3\t执法\t开展专项执法。\t年底前\t市生态环境局\t——',
    );
    expect(shown(draft).map((line) => line.split(' | ').slice(1))).toEqual([
      ['1 取暖', '完成清洁取暖改造。\n巩固改造成果。', '年底前', '市住建局 市发改委', '', '各区政府'],
      ['2 监测', '建设监测站。', '年底前', '市生态环境局', '', '市财政局 市科技局'],
      ['3 执法', '开展专项执法。', '年底前', '市生态环境局', '', ''],
    ]);
  });

  it('lose their mark-up but not their paragraphs', () => {
    const draft = parse(
      HEADER,
      '1\t削减NO _x 排放\t<p>开展 PM _{2.5} 研究。</p> <p>减排CO<sub>2</sub>。</p>\t年底前\t<p>市生态环境局</p>\t各区政府\t——',
    );
    expect(shown(draft)).toEqual([' | 1 削减NOx 排放 | 开展 PM2.5 研究。\n减排CO2。 | 年底前 | 市生态环境局 | 各区政府 | ']);
  });
});

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

/** One line for each measure: the days of its steps with what is due. */
const steps = (draft: PlanDraft): string[] =>
  draft.plans.flatMap(({ sections }) =>
    sections.flatMap(({ tasks }) =>
      tasks.flatMap(({ measures }) =>
        measures.map(({ deadline }) => deadline.milestones.map(({ on, what }) => `${on} ${what}`).join(' | ')),
      ),
    ),
  );
