import { describe, expect, it } from 'vitest';
import { HEADER, parse, shown } from './shown-plan.ts';

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

describe('a column of 量化指标', () => {
  const targetsOf = (...rows: string[]) =>
    parse('序号\t重点任务\t工作措施\t量化指标\t完成时限\t牵头单位', ...rows).plans.flatMap(({ sections }) =>
      sections.flatMap(({ tasks }) =>
        tasks.flatMap(({ measures }) =>
          measures.map(({ targets }) => targets.map((one) => `${one.metric} ${one.comparator} ${one.value}${one.unit}`)),
        ),
      ),
    );

  it('tells what each measure is to reach, beside what its own words say', () => {
    expect(
      targetsOf(
        '1\t扬尘治理\t加强工地扬尘监管。\t降尘量低于6吨/平方公里·月\t年底前\t市住房城乡建设局',
        '2\t移动源治理\t开展柴油车路检。\t抽检率不低于90%；新增充电桩500个\t年底前\t市生态环境局',
        '3\t宣传\t开展宣传活动。\t——\t年底前\t市生态环境局',
      ),
    ).toEqual([['降尘量 atMost 6吨/平方公里·月'], ['抽检率 atLeast 90%', '新增充电桩 atLeast 500个'], []]);
  });

  it('says nothing twice', () => {
    expect(targetsOf('1\t污水\t污水处理率达到98%。\t污水处理率达到98%\t年底前\t市水务局')).toEqual([['污水处理率 atLeast 98%']]);
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
