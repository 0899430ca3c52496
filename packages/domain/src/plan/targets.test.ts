import { describe, expect, it } from 'vitest';
import { readDeadline } from './deadline.ts';
import type { Target } from './draft.ts';
import { passageOf } from './passage.ts';
import { readPromises } from './promises.ts';
import { spanner } from './span.ts';

function targets(text: string, printed: string | null = null): Target[] {
  const whole = (words: string) => passageOf(words, { start: 0, end: words.length });
  const about = { year: 2024, spanOf: spanner({ text, pageStarts: [] }) };
  const { deadline } = readDeadline(printed === null ? null : whole(printed), whole(text), about);
  return readPromises(whole(text), { ...about, deadline }).targets;
}

const figure = ({ metric, comparator, value, unit }: Target) => [metric, comparator, value, unit].filter((word) => word !== null).join(' ');
const figures = (text: string) => targets(text).map(figure);

describe('figures of air, water, soil, climate and ecology plans', () => {
  it.each([
    [
      '到2025年，PM2.5年均浓度控制在32微克/立方米以内，优良天数比率达到80%。',
      ['PM2.5年均浓度 atMost 32 微克/立方米', '优良天数比率 atLeast 80 %'],
    ],
    [
      '细颗粒物浓度达到35微克/立方米以下，降尘量不高于7吨/月·平方公里。',
      ['细颗粒物浓度 atMost 35 微克/立方米', '降尘量 atMost 7 吨/月·平方公里'],
    ],
    ['PM2.5平均浓度力争达到42微克/立方米，同比改善5%。', ['PM2.5平均浓度 atMost 42 微克/立方米', 'PM2.5平均浓度 decreaseBy 5 %']],
    ['重度及以上污染天数比率控制在1.1%以内，重污染天数不超过5天。', ['重度及以上污染天数比率 atMost 1.1 %', '重污染天数 atMost 5 天']],
    ['优良天数达到290天。', ['优良天数 atLeast 290 天']],
    ['煤炭消费总量较2020年下降10%左右，力争下降12%。', ['煤炭消费总量 decreaseBy 10 %', '煤炭消费总量 decreaseBy 12 %']],
    ['单位国内生产总值二氧化碳排放比2020年下降18%。', ['单位国内生产总值二氧化碳排放 decreaseBy 18 %']],
    ['化学需氧量、氨氮重点工程减排量分别达到1.2万吨、0.1万吨。', ['化学需氧量 atLeast 1.2 万吨', '氨氮重点工程减排量 atLeast 0.1 万吨']],
    [
      '氮氧化物和挥发性有机物排放总量比2015年分别下降10%和8%。',
      ['氮氧化物排放总量 decreaseBy 10 %', '挥发性有机物排放总量 decreaseBy 8 %'],
    ],
    ['劣Ⅴ类水体比例控制在2%以内，达到或好于Ⅲ类水体比例达到75%以上。', ['劣Ⅴ类水体比例 atMost 2 %', '达到或好于Ⅲ类水体比例 atLeast 75 %']],
    ['水源地水质达标率100%，受污染耕地安全利用率达到93%左右。', ['水源地水质达标率 all 100 %', '受污染耕地安全利用率 about 93 %']],
    [
      '万元地区生产总值用水量下降到9立方米以下，再生水利用量达到12亿立方米。',
      ['万元地区生产总值用水量 atMost 9 立方米', '再生水利用量 atLeast 12 亿立方米'],
    ],
    ['化肥农药使用量零增长，农膜回收率稳定在85%。', ['化肥农药使用量 increaseBy 0 %', '农膜回收率 equal 85 %']],
    ['完成500个行政村环境整治，新建污水管网120公里。', ['行政村环境整治 atLeast 500 个', '新建污水管网 atLeast 120 公里']],
    ['完成80个入河排污口整治和30条河道清淤。', ['入河排污口整治 atLeast 80 个', '河道清淤 atLeast 30 条']],
    ['新建充电桩5万个，其中公共充电桩1万个以上。', ['新建充电桩 atLeast 5 万个', '公共充电桩 atLeast 1 万个']],
    ['淘汰国三柴油货车5000辆，国四柴油货车2000辆。', ['淘汰国三柴油货车 atLeast 5000 辆', '淘汰国四柴油货车 atLeast 2000 辆']],
    ['淘汰35蒸吨/小时以下燃煤锅炉50台。', ['淘汰35蒸吨/小时以下燃煤锅炉 atLeast 50 台']],
    ['淘汰国三及以下排放标准营运柴油货车1,200辆以上。', ['淘汰国三及以下排放标准营运柴油货车 atLeast 1200 辆']],
    ['压减100万吨粗钢产能，公铁联运占比提高5个百分点。', ['粗钢产能 decreaseBy 100 万吨', '公铁联运占比 increaseBy 5 个百分点']],
    ['土壤安全利用率不低于百分之九十，绿化造林十万亩。', ['土壤安全利用率 atLeast 90 %', '绿化造林 atLeast 10 万亩']],
    ['完成三个以上工业园区集中处理设施建设。', ['工业园区集中处理设施建设 atLeast 3 个']],
    ['城市建成区20%以上的面积达到海绵城市建设要求。', ['城市建成区面积达到海绵城市建设要求 atLeast 20 %']],
    ['2025年，能源消耗和二氧化碳排放分别降低2.5%左右、3.9%左右。', ['能源消耗 decreaseBy 2.5 %', '二氧化碳排放 decreaseBy 3.9 %']],
    [
      '氮氧化物、VOCs重点工程减排量不低于5000吨、3000吨。',
      ['氮氧化物重点工程减排量 atLeast 5000 吨', 'VOCs重点工程减排量 atLeast 3000 吨'],
    ],
    ['二氧化硫、氮氧化物排放总量均比2015年下降22%以上。', ['二氧化硫排放总量 decreaseBy 22 %', '氮氧化物排放总量 decreaseBy 22 %']],
    ['非化石能源占比由15.9%提升至17.9%。', ['非化石能源占比 atLeast 17.9 %']],
    ['30%的建成区实现70%的降雨就地消纳和利用。', ['建成区 atLeast 30 %', '降雨就地消纳和利用 atLeast 70 %']],
    ['把PM2.5浓度控制在30—35微克/立方米。', ['PM2.5浓度 atLeast 30 微克/立方米', 'PM2.5浓度 atMost 35 微克/立方米']],
    ['设备安装率、对接率动态实现双100%。', ['设备安装率 all 100 %', '对接率 all 100 %']],
    ['组织对50家左右重点企业开展审核，培训1000余人。', ['重点企业开展审核 about 50 家', '培训 about 1000 人']],
    ['森林覆盖率44%，ＰＭ２.５浓度下降３％。', ['森林覆盖率 equal 44 %', 'ＰＭ２.５浓度 decreaseBy 3 %']],
  ])('are read from %j', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it.each([
    '办理货车通行证的4.5吨以下轻型、微型货车应为纯电动车，鼓励4.5吨以上（含）货车使用新能源车。',
    '严格实施国六b机动车排放标准和国四非道路移动机械排放标准。',
    '落实《挥发性有机物无组织排放控制标准》（GB37822—2019），按照京政发〔2021〕18号执行。',
    '完善24小时自动值守等功能，在3个工作日内反馈，打造15分钟便民生活圈。',
    '统筹“2+26”城市，推行“一厂一策”，实施“减二增一”，落实“六项措施”。',
    '不再新建每小时35蒸吨以下燃煤锅炉，加强对年产量1000吨以上企业的监管。',
    '当PM2.5小时浓度超过75微克/立方米时，启动应急响应；围挡高度不低于2.5米。',
    '对全市16个区开展督察，全市300家企业纳入监管，引入第三方评估。',
    '2022年第3季度，市级18条河流、4类企业、110指挥中心。',
    '各区每月至少开展1次联合执法检查，主次干道每日洒水不少于4次。',
    '污水处理厂出水达到一级A标准，长江干流水质稳定达到Ⅱ类。',
    '生态环境质量持续改善，绿色发展水平不断提升，治理能力进一步提高。',
    '开展一次评估，建立一套制度，打造一批示范项目。',
    '单位GDP能耗下降率达到国家要求，确保超标车辆应罚尽罚。',
    '开展50次检查时，涉及企业300家，总投资约20亿元，联系电话010-12345678。',
  ])('are not seen in %j', (text) => {
    expect(figures(text)).toEqual([]);
  });
});

describe('what is promised without a figure', () => {
  it.each([
    ['全市外调绿电继续增长，可再生能源消费占比持续上升。', ['外调绿电 increase', '可再生能源消费占比 increase']],
    ['单位GDP能耗、水耗持续下降。', ['单位GDP能耗 decrease', '水耗 decrease']],
    ['大力推动可再生能源供热面积持续增长。', ['可再生能源供热面积 increase']],
    ['推进高速公路服务区快充站实现全覆盖。', ['高速公路服务区快充站 all']],
    ['核心区率先实现燃油锅炉基本“清零”，散煤动态清零。', ['燃油锅炉 all', '散煤 all']],
    ['对短期无建设计划的裸地，全部实施“揭网见绿”。', ['短期无建设计划的裸地 all']],
    ['重点行业企业全部达标排放。', ['重点行业企业 all']],
    ['全面消除城市黑臭水体，基本消除重污染天气。', ['城市黑臭水体 all', '重污染天气 all']],
    ['按月开展全覆盖检查，应用覆盖街道的监测网。', []],
  ])('is read from %j', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });
});

describe('where, how firmly, by when and without what', () => {
  const where = (text: string) => targets(text).map(({ scope, places }) => (scope === 'named' ? places.join('、') : scope));
  it.each([
    ['碳排放强度下降3%。', ['city']],
    ['全市及各区碳排放强度下降3%。', ['city', 'eachDistrict']],
    ['各区降尘量控制在5吨/平方公里·月左右。', ['eachDistrict']],
    ['各市、县（市、区）生活垃圾无害化处理率达到100%。', ['eachDistrict']],
    ['每个区至少建成1个低碳社区。', ['eachDistrict']],
    ['门头沟区、房山区等推进煤改电，共完成8000户以上。', ['门头沟区、房山区']],
    ['门头沟区、房山区分别完成1000户、2000户清洁取暖改造。', ['门头沟区', '房山区']],
    ['武汉市、襄阳市年均浓度较2012年下降18%；宜昌市下降15%。', ['武汉市、襄阳市', '宜昌市']],
    ['各区新建绿道不少于20公里，全市累计达到500公里。', ['eachDistrict', 'city']],
    ['经开区推动企业技改。VOCs排放总量同比下降。', ['经开区']],
    ['顺义区推进治理。市生态环境局完成50家企业检查。', ['city']],
    ['工业园区污水处理率达到95%。', ['city']],
  ])('%j', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });

  it.each([
    ['力争推广建筑150万平方米、完成750万平方米改造。', ['strive', 'strive']],
    ['全年力争排放量同比减少10%，浓度同比下降2%。', ['strive', 'strive']],
    ['PM2.5浓度下降3%，绿色出行比例力争达到74%。', ['must', 'strive']],
    ['绿色出行比例力争达到74%、森林覆盖率达到44%。', ['strive', 'must']],
    ['力争浓度下降3%，确保优良天数比率达到80%。', ['strive', 'must']],
  ])('%j', (text, expected) => {
    expect(targets(text).map(({ strength }) => strength)).toEqual(expected);
  });

  it.each([
    ['6月底前，完成50家企业治理。', '长期实施', '2024-06-30'],
    ['完成50家企业治理。', '11月15日前', '2024-11-15'],
    ['到2025年，森林覆盖率达到44%。', '年底前', '2025-12-31'],
    ['对标“十四五”末推广新能源汽车200万辆的任务要求，制定方案。', '年底前', '2025-12-31'],
    ['全年抽检覆盖率达到10%。', '长期实施', '2024-12-31'],
    ['抽检覆盖率达到10%。', '长期实施', null],
    ['夏季浓度下降3%。', '6—9月', '2024-09-30'],
    ['较2020年下降3%，碳排放强度下降3%。', '年底前', '2024-12-31'],
  ])('%j within %s is due on %s', (text, printed, by) => {
    expect(targets(text, printed).at(-1)?.by).toBe(by);
  });

  it.each([
    ['各区降尘量控制在5吨左右(扣除沙尘影响)。', ['沙尘影响']],
    ['公交车（不含应急保障车辆、山区线路车辆）全部为纯电动车。', ['应急保障车辆', '山区线路车辆']],
    ['邮政车（机要通信车除外）全部更换为电动车。', ['机要通信车']],
  ])('%j', (text, excludes) => {
    expect(targets(text)[0]?.excludes).toEqual(excludes);
    expect(targets(text)[0]?.metric).not.toMatch(/[（(]/);
  });

  it('marks 左右, 约 and 基本 as about', () => {
    const about = (text: string) => targets(text).map((one) => one.about);
    expect(about('强度下降3%左右，利用率达到约93%，煤炉基本清零，覆盖率达到4%。')).toEqual([true, true, true, false]);
  });
});
