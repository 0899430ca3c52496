import { describe, expect, it } from 'vitest';
import { readDeadline } from './deadline.ts';
import { passageOf } from './passage.ts';
import { readPromises } from './promises.ts';
import { spanner } from './span.ts';

function promises(text: string, printed: string | null = null) {
  const whole = (words: string) => passageOf(words, { start: 0, end: words.length });
  const about = { year: 2024, spanOf: spanner({ text, pageStarts: [] }) };
  const { deadline } = readDeadline(printed === null ? null : whole(printed), whole(text), about);
  return readPromises(whole(text), { ...about, deadline });
}
const made = (text: string) => promises(text).deliverables.map(({ verb, title }) => `${verb} ${title}`);
const duties = (text: string, printed: string | null = null) =>
  promises(text, printed).duties.map(({ frequency, phrase }) => `${frequency} ${phrase}`);

describe('what a measure makes', () => {
  it.each([
    ['研究制定水泥行业生产调整方案，进一步压缩产能。', ['制定 水泥行业生产调整方案']],
    ['市交通委牵头制定实施运输结构调整方案。', ['制定 运输结构调整方案']],
    ['推动出台碳达峰系列政策文件。', ['出台 碳达峰系列政策文件']],
    ['修订《北京市新增产业的禁止和限制目录》。', ['修订 北京市新增产业的禁止和限制目录']],
    ['修订《上海市环境保护条例》等地方性法规。', ['修订 上海市环境保护条例']],
    ['出台《清洁取暖实施意见》《散煤治理管理办法》。', ['出台 清洁取暖实施意见', '出台 散煤治理管理办法']],
    ['制定并印发《天津市水污染防治条例》配套实施细则。', ['制定 《天津市水污染防治条例》配套实施细则']],
    ['推动《碳排放权交易管理办法》的修订工作。', ['修订 碳排放权交易管理办法']],
    ['加快推进《河北省土壤污染防治条例》立法工作。', ['制定 河北省土壤污染防治条例']],
    ['推进碳排放核算方法、低碳试点评估方法等制修订工作。', ['制修订 碳排放核算方法', '制修订 低碳试点评估方法']],
    ['启动“十五五”生态环境保护规划编制工作。', ['编制 “十五五”生态环境保护规划']],
    ['督促企业研究制定治理工作方案和管控规程。', ['制定 治理工作方案', '制定 管控规程']],
    ['编制重点流域保护规划（2021—2025年）。', ['编制 重点流域保护规划（2021—2025年）']],
    ['编制碳达峰实施方案并报市政府印发实施。', ['编制 碳达峰实施方案']],
    ['各区制定年度工作计划、建立工作台账、完善工作机制。', ['制定 年度工作计划', '建立 工作台账', '完善 工作机制']],
    ['完成管理系统建设，搭建信息共享平台。', ['建设 管理系统', '建设 信息共享平台']],
    ['研究完善供热价格机制。', ['完善 供热价格机制']],
    ['完善定期会商、信息共享等制度。', ['完善 定期会商、信息共享等制度']],
    ['建成大数据平台，建设国家级碳监测评估试点。', ['建成 大数据平台', '建设 国家级碳监测评估试点']],
    ['修编重污染天气应急预案，公布重点排污单位名录。', ['修订 重污染天气应急预案', '发布 重点排污单位名录']],
  ])('is read from %j', (text, expected) => {
    expect(made(text)).toEqual(expected);
  });

  it.each([
    '落实《大气污染防治行动计划》，执行国家制定的排放标准。',
    '按照《绿色生产技术指南》对搅拌站开展评级。',
    '按照国家要求制定的方案开展工作。',
    '未编制应急预案的企业依法查处。',
    '鼓励企业制定严于国家标准的企业标准。',
    '加强能力建设，推进生态文明建设，推进海绵城市建设。',
    '制定了实施方案的单位。',
    '研究大气氨排放对空气质量的影响。',
    '构建现代环境治理体系，建成区绿化率提高。',
  ])('is not seen in %j', (text) => {
    expect(made(text)).toEqual([]);
  });

  it('is due by the date that governs the clause, or with the measure', () => {
    const by = (text: string, printed: string | null) => promises(text, printed).deliverables.map((one) => one.by);
    expect(by('6月底前，市经信局牵头，对标“十四五”末任务要求，制定推广方案。研究制定网约车方案。', '按时间节点完成')).toEqual([
      '2024-06-30',
      null,
    ]);
    expect(by('修订管理办法。', '9月底前')).toEqual(['2024-09-30']);
    expect(by('建立工作台账。', '长期实施')).toEqual([null]);
  });
});

describe('what a measure keeps up', () => {
  it.each([
    ['按月开展全覆盖检查。', ['monthly 按月开展全覆盖检查']],
    ['每季度调度通报，每年开展评估。', ['quarterly 每季度调度通报', 'yearly 每年开展评估']],
    ['组织完成年度履约工作。', ['yearly 组织完成年度履约工作']],
    ['各区定期更新裸地台账，及时向部门推送。', ['regular 各区定期更新裸地台账', 'regular 及时向部门推送']],
    ['夏季（6—9月），督促加油站错峰装卸油。', ['season 夏季（6—9月），督促加油站错峰装卸油']],
    ['开展机动车路检路查，每月不少于2次。', ['monthly 开展机动车路检路查，每月不少于2次']],
    ['空气重污染期间，加强督查检查执法。', ['season 空气重污染期间，加强督查检查执法']],
    ['加强机动车排放监管，持续推进“公转铁”。', ['always 加强机动车排放监管', 'always 持续推进“公转铁”']],
    ['开展一次评估。', ['once 开展一次评估']],
    ['碳排放强度持续下降，完善定期会商制度，到第三季度末完成改造。', []],
    ['加强能力建设，强化科技支撑，完善年度考核机制。', []],
  ])('is read from %j', (text, expected) => {
    expect(duties(text)).toEqual(expected);
  });

  it('is every sentence of standing work that promises nothing else', () => {
    expect(duties('引导市民文明祭祀，倡导低碳；制定祭祀指南。加强监管，禁止燃放。', '长期实施')).toEqual([
      'always 引导市民文明祭祀，倡导低碳',
      'always 加强监管',
    ]);
    expect(duties('引导市民文明祭祀。', '年底前')).toEqual([]);
  });
});
