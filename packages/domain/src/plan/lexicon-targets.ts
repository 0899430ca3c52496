/** Words by which a plan sets a figure. Data for `targets*.ts`. */

import type { Target } from './draft.ts';

/** What a word between a metric and its figure says; `improveBy` lowers what is bad and raises what is good. */
export type Predicate = { readonly words: RegExp; readonly says: Target['comparator'] | 'improveBy' };

/** Tried in order on what stands before the figure. */
export const PREDICATES: readonly Predicate[] = [
  { words: /(?:下降|降低|减少|削减|压减|压缩|缩减|减排|降幅)(?:了|不少于|不低于|超过|达到|达)?$/, says: 'decreaseBy' },
  { words: /(?:增长|增加|提高|提升|上升|回升|扩大|(?<!新)增)(?:了|不少于|不低于|超过|达到|达)?$/, says: 'increaseBy' },
  { words: /改善(?:了|不少于|不低于|超过|达到|达)?$/, says: 'improveBy' },
  {
    words:
      /(?:不高于|不超过|不大于|不多于|不得超过|不得高于|(?<![不得])(?:低于|少于|小于)|控制[在到为]|压[减缩][到至]|降[至到]|下降[到至]|降低[到至]|减少[到至]|削减[到至]|≤|<=|<|＜)$/,
    says: 'atMost',
  },
  {
    words:
      /(?:不低于|不少于|不小于|不得低于|不得少于|高于|超过|大于|多于|突破|≥|>=|>|＞|达到|达成|达|提高[到至]|提升[到至]|增加[到至]|增至|扩大[到至]|上升[到至]|增长[到至]|恢复到|实现|保持在|力争到|超(?!标|低|前|过|限))$/,
    says: 'atLeast',
  },
  { words: /(?:稳定在|维持在|保持|为)$/, says: 'equal' },
];

/** Between a predicate and its figure: 达到约5%, 均达到95%. */
export const BEFORE_FIGURE = /(?:约|大约|大致|接近|近|均|各|共|总计|合计|再|力争|至少|最少|每年|每个?区|双)+$/;

/** What is the better the less of it there is: to reach a figure is to come down to it. */
export const LESS_IS_BETTER = /(?:浓度|综合指数|AQI|PM2\.?5|PM10|降尘量|降尘|重污染天数|超标率|漏损率|超标天数|投诉量)$/;

/** Work that is counted: 完成50个村庄治理. The first are said of anything and no part of the metric. */
const LIGHT = '完成|开展|实施|组织|进行|推进|推动';
const HEAVY =
  '推广应用|推广|新建|改扩建|新改扩建|扩建|改建|建成|建设|修建|改造|新增|淘汰|更新|更换|关停|退出|搬迁|清退|拆除|取缔|关闭|安装|布设|设置|配备|购置|投放|投运|发放|回收|处置|利用|治理|整治|整改|清理|清淤|疏浚|抽查|检查|抽检|抽测|检测|监测|核查|审核|评估|排查|巡查|培训|创建|打造|培育|种植|栽植|营造|造林|绿化|抚育|修复|恢复|建立|拓宽|铺设|敷设|升级|选取|选树|遴选|评选|推出|形成|制定|修订|制修订|编制|出台|发布|查处|处理|消纳|收集|划定|封堵|封井|接入|纳入|办理|替代|压减|削减|退耕|还林|保护';
const TOTAL = '(?:累计|共|合计|总计|年均|新)?';
export const WORK = new RegExp(`${TOTAL}(?:${LIGHT}|${HEAVY})`, 'g');
export const LIGHT_WORK = new RegExp(`^(?:共|合计|总计)?(?:${LIGHT})$`);

/** 组织50家企业开展…, 对50家企业开展… */
export const OF_SOME = /(?:组织对|组织|对|支持|选取|选择|推动|指导|督促|帮助|引导|选定|遴选)$/;
export const DOES = /(?:开展|实施|完成|进行|达到|实现|建成|推行|落实)/;

/** 100%达标 */
export const AFTER_SHARE =
  /^(?:达标|覆盖|安装|联网|完成|落实|处置|实现|收集|处理|回用|整改|到位|密闭|硬化|冲洗|覆绿|使用|采用|纳入|配备|更换|淘汰|治理|清零)/;

/** A noun that is a measure of something, at the end of a metric. */
export const METRIC_END =
  /(?:率|量|浓度|比例|占比|比重|强度|面积|总数|数量|规模|指数|容量|能力|里程|长度|天数|系数|密度|排放|能耗|水耗|电耗|用电|绿电|碳汇|储量|蓄积|装机|产量|断面|降幅|增幅|产值|负荷|指标|份额|覆盖度|盖度|尘负荷|得分|户数|次数|家数|人数|数|值|温度|比)$/;
/** What gets better in every plan and is measured by none. */
export const VAGUE_END =
  /(?:能力|质量|效能|意识|环境|成效|素质|体系|力度|效果|效率|功能|形象|品质|生态|服务|氛围|态势|水平|监管|管理|建设|治理|安全|健康|价值|影响|风险|压力|隐患|活力|竞争力|凝聚力|幸福感|获得感|满意)$/;
/** How large a thing must be is a rule about it, not what the plan achieves. */
export const DIMENSION_END =
  /(?:高度|宽度|距离|半径|直径|厚度|深度|间隔|时间|时长|车速|速度|风速|(?<!减)排量|功率|质量|吨位|车龄|年限|电压|压力|容积|注册资本|范围|里程超过)$/;

/** Adverbs between a metric and its predicate. */
export const ADVERBS_END =
  /(?:动态|同比|环比|均|都|分别|力争|争取|努力|稳定|总体|基本|平均|年均|累计|进一步|持续|继续|稳步|逐步|逐年|不断|明显|显著|大幅|有所|要|应|应当|需|须|必须|原则上|尽快|全部|确保|率先|全面|合计|总计|共|至少|每年|再)$/;
/** What a figure is compared with: 比2020年, 较上年. */
export const COMPARISON_END =
  /(?:[较比]|与|相较于?|相比于?)(?:(?:19|20)\d\d年?|上一?年|去年|同期|前[一二三]年|基准年?|“[^”]{1,6}”末?|十[三四五]五?末?)(?:度|底|末|同期|水平|均值|平均|相比)*$|[由从](?:目前的?|现[有在]的?)?\d[\d.]*(?:%|个百分点)?$/;

/** What leads up to a metric and is no part of it. */
export const SUBJECT_LEAD =
  /^(?:到|至(?!少)|截至|在(?![用建线营产册岗])|力争|争取|努力|确保|保证|其中|同时|并|且|以及|进一步|全年|年度|全[市省区县域州]及各(?:区县|县区|[区县市州])|全[市省区县域州国](?!覆盖)|[我本](?:[市省区县])|各(?:区县|县区|(?:[区县市州](?![域级])、?)+)(?:（□+）)?|使(?!用)|将|把|要|应|需|，|、|的|均|共|每年|继续|坚持|按照要求|年内|期间|新增和更新的?(?=□)|努力实现|力争实现)/;
/** Behind these the metric begins: 推动污水处理率达到98%. */
export const CAUSES = /(?:推动|推进|促进|确保|保证|保障|实现(?!率)|使(?!用)得?|力争|争取|努力|带动|要求|督促|加快|保持)/g;
