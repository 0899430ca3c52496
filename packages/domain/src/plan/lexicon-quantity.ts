/** Units in which plans of this kind count and measure. Data for `quantity.ts` and the rules of targets. */

export type QuantityKind = 'percent' | 'count' | 'measure' | 'money' | 'days' | 'bare';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const PERCENT = words('个百分点 百分点 % ‰');
const COUNT = words(
  `辆次 辆车次 人次 户次 台次 家次 批次 组次 点次 井次 架次 班次 台套 台（套） 座次 个 家 户 辆 台 套 座 处 项 组 次 人 名 条 株 棵 所 眼 口 艘
   只 块 片 段 件 份 场 起 宗 支 部 盏 根 间 栋 幢 村 镇 乡 街道 社区 小区 单位 企业 轮 遍 例 路 门 艘次 泊位 床位 桩 站 井 种 篇`,
);
const MEASURE = words(
  `吨二氧化碳当量 吨标准煤 吨标煤 吨二氧化碳 千克标准煤 万千瓦时 平方公里 平方千米 平方米 立方米 公顷 亩 公里 千米 厘米 毫米 米 延米 方 吨 千克 公斤 毫克 微克 克
   毫升 升 千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 度 蒸吨 千伏安 千伏 分贝 倍 分 摄氏度 μg µg mg kg km² km2 km m³ m3 m² m2 kWh MWh MW GW kW dB t 标箱 载重吨 车公里`,
);
const MONEY = words('元 美元');
const DAYS = words('天');
/** What a figure may be divided by. */
const PER = words(
  '月 年 日 小时 时 秒 人 天 户 车 L 公里 km 车次 平方公里 平方米 立方米 吨 亩 公顷 万元 元 千瓦时 m³ m3 m² m2 km² km2 升 千米 个 头 只 辆 吨水 单位 季度 周',
);

const longestFirst = (list: readonly string[]): string => [...list].sort((a, b) => b.length - a.length).join('|');

export const SCALE = '十万|百万|千万|万亿|万|亿|千|百|十';
const per = `(?:(?:/|每)(?:万|亿)?(?:${longestFirst(PER)})(?:[·•・∙.](?:${longestFirst(PER)}))?)*`;
const base = longestFirst([...PERCENT, ...COUNT, ...MEASURE, ...MONEY, ...DAYS]);

/** A scale, 余 where it is printed, and what is counted. */
export const UNIT = new RegExp(`(${SCALE})?([余多])?(${SCALE})?(${base})(${per})`, 'y');

const kinds = new Map<string, QuantityKind>(
  (
    [
      ['percent', PERCENT],
      ['count', COUNT],
      ['measure', MEASURE],
      ['money', MONEY],
      ['days', DAYS],
    ] as const
  ).flatMap(([kind, list]) => list.map((word): [string, QuantityKind] => [word, kind])),
);
export const kindOf = (unit: string): QuantityKind => kinds.get(unit) ?? 'bare';

/** What Chinese numerals are believed to count; 三方, 一体 and 两山 count nothing. */
export const COUNTED_IN_WORDS = '个|家|座|条|处|项|套|台|辆|户|次|所|公里|万亩|亩|公顷|轮|遍|批次|场|名|株|眼|口|吨';
