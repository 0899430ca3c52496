import { describe, expect, it } from 'vitest';
import type { Notice, PlanDraft } from '../../src/plan/draft.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import type { Block, ReadDocument } from '../../src/plan/source.ts';
import { textDocument } from './text-document.ts';

const parse = (...lines: string[]): PlanDraft => readPlan(textDocument(lines.join('\n')), { name: 'letter.txt', sha256: '' });
const letter = (...lines: string[]): Notice => {
  const { notice } = parse(...lines);
  if (notice === null) throw new Error('no notice');
  return notice;
};

const TABLE = ['序号\t重点任务\t工作措施\t完成时限\t责任单位', '1\t扬尘\t渣土车密闭运输。\t年底前\t市住房城乡建设局'];

describe('a letter', () => {
  it('of several ministries from a web page is told from the page around it', () => {
    const notice = letter(
      '首页 > 政策法规 > 文件',
      '索 引 号：000014672/2022-00511',
      '关于印发《柴油货车污染治理攻坚战行动方案》的通知',
      '环大气〔2022〕68号',
      '各省、自治区、直辖市人民政府，新疆生产建设兵团：',
      '《柴油货车污染治理攻坚战行动方案》已经国务院同意，现印发给你们，请认真贯彻执行。',
      '生态环境部　发展改革委',
      '科技部　工业和信息化部',
      '2022年11月10日',
      '（此件社会公开）',
      '柴油货车污染治理攻坚战行动方案',
      '一、重点任务',
      '（一）严格执法',
      '开展路检路查。（生态环境部牵头，公安部参与）',
      '打印本页 关闭窗口',
    );
    expect(notice).toMatchObject({
      title: '关于印发《柴油货车污染治理攻坚战行动方案》的通知',
      documentNumber: '环大气〔2022〕68号',
      issuer: '生态环境部、发展改革委、科技部、工业和信息化部',
      issuedOn: '2022-11-10',
      addressees: ['各省、自治区、直辖市人民政府', '新疆生产建设兵团'],
      requirements: [],
    });
  });

  it('may be the plan itself, sent without a letter', () => {
    const { notice, plans } = parse(
      '关于进一步加强塑料污染治理的实施方案',
      '各市人民政府：',
      '为贯彻落实国家要求，到2025年底，地膜回收率达到85%以上，现制定如下实施方案。',
      '一、重点任务',
      '（一）禁止生产超薄塑料购物袋。开展检查。（省市场监管局负责）',
    );
    expect(notice).toMatchObject({ title: '关于进一步加强塑料污染治理的实施方案', addressees: ['各市人民政府'] });
    expect(plans).toMatchObject([{ title: '关于进一步加强塑料污染治理的实施方案' }]);
    expect(plans[0]?.sections[0]?.tasks[0]?.measures[0]?.text).toBe('为贯彻落实国家要求，到2025年底，地膜回收率达到85%以上');
  });

  it('may break its title over lines, the issuer first', () => {
    const notice = letter(
      '某某市人民政府办公室',
      '关于印发某某市2023年大气污染防治',
      '工作计划的通知',
      '某政办发[2023]12号',
      '各县（市、区）人民政府，市政府各部门、各直属机构：',
      '现将《某某市2023年大气污染防治工作计划》印发给你们，请结合实际，认真组织实施。',
      '二〇二三年三月五日',
      '某某市2023年大气污染防治工作计划',
      ...TABLE,
    );
    expect(notice).toMatchObject({
      title: '某某市人民政府办公室关于印发某某市2023年大气污染防治工作计划的通知',
      documentNumber: '某政办发[2023]12号',
      issuer: '某某市人民政府办公室',
      issuedOn: '2023-03-05',
      addressees: ['各县（市、区）人民政府', '市政府各部门、各直属机构'],
    });
  });

  it('may number what it asks with 一、 and put paragraphs under each', () => {
    const notice = letter(
      '关于印发2023年水污染防治方案的通知',
      '各区人民政府，市水务局、市财政局：',
      '现印发给你们，并提出以下要求：',
      '一、提高思想认识。各区要高度重视。',
      '要压实责任。',
      '二、加强调度。每月10日前，将上月工作进展情况报送市生态环境局。',
      '附件：2023年水污染防治方案',
      '市生态环境委员会办公室',
      '2023年3月5日',
      '附件',
      '2023年水污染防治方案',
      ...TABLE,
    );
    expect(notice.addressees).toEqual(['各区人民政府', '市水务局', '市财政局']);
    expect(notice.requirements.map(({ ordinal, heading, text }) => [ordinal, heading, text])).toEqual([
      [1, '提高思想认识', '一、提高思想认识。各区要高度重视。\n要压实责任。'],
      [2, '加强调度', '二、加强调度。每月10日前，将上月工作进展情况报送市生态环境局。'],
    ]);
    expect(notice.attachments).toEqual([{ no: 1, title: '2023年水污染防治方案', present: true }]);
    expect(notice.reporting).toMatchObject({ frequency: 'monthly', workday: null, to: '市生态环境局' });
  });

  it('may count its requirements within one paragraph', () => {
    const notice = letter(
      '关于印发2023年水污染防治方案的通知',
      '各区人民政府：',
      '现将方案印发给你们，请做好以下工作：一是加强领导。落实责任。二是强化督导。每季度末向市政府督查室报告。',
      '市人民政府办公室',
      '2023年3月5日',
    );
    expect(notice.requirements.map(({ heading }) => heading)).toEqual(['加强领导', '强化督导']);
    expect(notice.reporting).toMatchObject({ frequency: 'quarterly', workday: null, to: '市政府督查室' });
  });

  it('is missing where a file holds only a table', () => {
    const draft = parse('2023年大气污染防治任务清单', ...TABLE);
    expect(draft.notice).toBeNull();
    expect(draft.plans.map(({ title, year }) => [title, year])).toEqual([['2023年大气污染防治任务清单', 2023]]);
  });

  it('may be pasted as one run-on line with its tables', () => {
    const draft = parse(
      '某市人民政府办公厅关于印发《某市2023年行动计划》的通知 某政办发〔2023〕6号 各区人民政府，市政府各委、办、局： 为做好工作，现将《某市2023年行动计划》印发给你们，并就有关事项通知如下： 一是要提高站位。各区要认真落实各项任务，按照职责分工抓好工作。 二是要强化调度。每月第三个工作日前向市生态环境局报送上月工作进展情况。 附件：1.大气污染防治2023年行动计划 2.水污染防治2023年行动计划 某市人民政府办公厅 2023年2月21日 附件 1 大气污染防治2023年行动计划 序号 重点任务 工作措施 完成时限 牵头部门 主责单位 协办单位 一、主要目标 1 改善目标 持续改善空气质量，巩固成效。 年底前 市生态环境局 各区政府 —— 二、移动源 2 公转铁 推进大宗货物公转铁。 6月底前 市交通委 各区政府 市发展改革委 推广新能源车。 长期实施 市交通委 各区政府 ——',
    );
    expect(draft.notice).toMatchObject({
      documentNumber: '某政办发〔2023〕6号',
      issuer: '某市人民政府办公厅',
      issuedOn: '2023-02-21',
      addressees: ['各区人民政府', '市政府各委、办、局'],
      attachments: [
        { no: 1, title: '大气污染防治2023年行动计划', present: true },
        { no: 2, title: '水污染防治2023年行动计划', present: false },
      ],
    });
    expect(draft.notice?.requirements.map(({ heading }) => heading)).toEqual(['提高站位', '强化调度']);
    expect(draft.plans.map(({ attachment, title, year }) => [attachment, title, year])).toEqual([[1, '大气污染防治2023年行动计划', 2023]]);
    const tasks = draft.plans.flatMap(({ sections }) =>
      sections.map((section) => [section.title, section.tasks.map((task) => [task.no, task.title, task.measures.length])]),
    );
    expect(tasks).toEqual([
      ['主要目标', [['1', '改善目标', 1]]],
      ['移动源', [['2', '公转铁', 2]]],
    ]);
  });

  it('may leave the attachments and the reporting to the plan', () => {
    const draft = parse(
      '某市人民政府办公室关于印发某市2023年大气污染防治实施计划的通知',
      '某政办发〔2023〕15号',
      '各县（市、区）人民政府，市政府直属各单位：',
      '《某市2023年大气污染防治实施计划》已经市政府同意，现印发给你们，请认真组织实施。',
      '某市人民政府办公室',
      '2023年4月20日',
      '某市2023年大气污染防治实施计划',
      '一、主要任务',
      '1.严格环境准入。落实高耗能行业准入条件。（市生态环境局牵头，市发改委等参与）',
      '二、保障措施',
      '（一）强化考核。每月5日前，各县（市、区）将工作进展报送市生态环境局。',
      '附件：1.2023年环境空气质量目标',
      '2.2023年重点工程项目表',
      '附件2',
      '2023年重点工程项目表',
      '序号\t项目名称\t建设内容\t总投资（万元）\t责任单位\t完成时间',
      '1\t甲公司治理\t安装焚烧装置\t500\t椒江区政府\t2023年6月',
    );
    expect(draft.notice?.attachments).toEqual([
      { no: 1, title: '2023年环境空气质量目标', present: false },
      { no: 2, title: '2023年重点工程项目表', present: true },
    ]);
    expect(draft.notice?.reporting).toMatchObject({ frequency: 'monthly', to: '市生态环境局' });
    expect(draft.plans.map(({ title, year }) => [title, year])).toEqual([['某市2023年大气污染防治实施计划', 2023]]);
    expect(draft.questions.map(({ where }) => where.slice(0, 6))).toEqual(['序号项目名称']);
  });

  it('that hands out nothing gives the plan its title', () => {
    const draft = parse(
      '某市人民政府关于深入打好污染防治攻坚战的实施意见',
      '（2022年3月2日）',
      '一、重点任务',
      '（一）加强执法',
      '开展专项检查。（市生态环境局牵头，各区政府配合）',
    );
    expect(draft.plans.map(({ title, year }) => [title, year])).toEqual([['某市人民政府关于深入打好污染防治攻坚战的实施意见', 2022]]);
    expect(draft.notice).toMatchObject({ issuer: '某市人民政府', issuedOn: '2022-03-02' });
  });

  it('whose own paragraphs are the work is itself the plan', () => {
    const draft = parse(
      '关于做好2023年夏季臭氧污染防治工作的通知',
      '各区生态环境局：',
      '为做好夏季臭氧污染防治，现通知如下：',
      '一、重点任务',
      '（一）加强执法检查',
      '对涉VOCs企业开展专项检查。（市生态环境局牵头，各区政府配合）',
      '（二）推进源头替代',
      '推广低VOCs含量涂料。（市经济和信息化局牵头，市生态环境局配合）',
      '市生态环境局',
      '2023年5月1日',
    );
    expect(draft.plans.map(({ title }) => title)).toEqual(['关于做好2023年夏季臭氧污染防治工作的通知']);
    expect(draft.plans.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.map(({ title }) => title)))).toEqual([
      '加强执法检查',
      '推进源头替代',
    ]);
    expect(draft.notice?.requirements).toEqual([]);
  });
});

describe('what stands around a letter', () => {
  const card = (cells: readonly string[]): ReadDocument => {
    const rest = textDocument(
      [
        '市政府办公室关于印发2023年扬尘治理方案的通知',
        '各区人民政府：',
        '现印发给你们，请认真执行。',
        '附件1：2023年扬尘治理任务清单',
        '附件2：考核办法',
        '市政府办公室',
        '2023年3月5日',
        '附件1',
        '2023年扬尘治理任务清单',
        ...TABLE,
      ].join('\n'),
    );
    let text = '';
    const row = cells.map((words, column) => {
      const at = { start: text.length, end: text.length + words.length };
      text += `${words}\t`;
      return { at, column, rowSpan: 1, colSpan: 1 };
    });
    const table: Block = { kind: 'table', at: { start: 0, end: text.length }, columns: cells.length, spans: 'true', rows: [row] };
    const moved = rest.blocks.map((block) => ({
      ...block,
      at: { start: block.at.start + text.length + 1, end: block.at.end + text.length + 1 },
    }));
    return { kind: 'html', text: `${text}\n${rest.text}`, blocks: [table, ...(moved as Block[])], pageStarts: [] };
  };

  it('may be the card of a web site, which knows its number', () => {
    const { notice, plans } = readPlan(card(['索引号', '000014672', '发文字号', '某政办发〔2023〕7号']), { name: 'page.html', sha256: '' });
    expect(notice).toMatchObject({
      documentNumber: '某政办发〔2023〕7号',
      issuer: '市政府办公室',
      issuedOn: '2023-03-05',
      addressees: ['各区人民政府'],
    });
    expect(notice?.attachments).toEqual([
      { no: 1, title: '2023年扬尘治理任务清单', present: true },
      { no: 2, title: '考核办法', present: false },
    ]);
    expect(plans.map(({ attachment, title }) => [attachment, title])).toEqual([[1, '2023年扬尘治理任务清单']]);
  });
});
