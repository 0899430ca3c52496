/** What kind of chapter a heading announces. */
export type Chapter =
  /** Says what shall be done. */
  | 'work'
  /** Says what shall be reached: its figures are targets. */
  | 'goals'
  /** Thoughts, principles and goals together: only what states a goal counts. */
  | 'general'
  /** Holds no work: thoughts, principles, staff lists, definitions. */
  | 'none';

const NONE: readonly RegExp[] = [
  /^(?:指导|总体|基本|工作)思[想路]$/,
  /^(?:基本|工作|主要|遵循)?原则(?:和.*)?$/,
  /^(?:工作|编制|制定|起草|政策|总体|规划|行动|时代)?(?:背景|依据|缘由|来由)(?:和.*)?$/,
  /(?:形势|现状|基本情况|存在(?:的)?(?:主要)?问题|工作基础|取得(?:的)?成效|回顾|工作成效|编制说明|起草说明|政策解读)$/,
  /^(?:面临的?)?(?:形势|现状)/,
  /^(?:重点|适用|实施|治理|整治|攻坚|工作|控制|行动)*(?:(?:区域|范围|对象|时段|时间|期限)(?:和|与|及|、)?)+$/,
  /^(?:名词|术语)(?:解释|定义)?|^附则$|^总则$|^附录|^附件/,
  /^(?:成立)?(?:组织(?:机构|架构|体系)|(?:工作)?领导小组|工作(?:专班|机构)|机构设置)(?:及.*|组成.*|成员.*)?$/,
  /^(?:部门|单位|工作|责任|任务|主要|成员单位|有关部门|各部门|组织机构)*(?:及|和|与)?职责(?:任务)?(?:分工)?$|^职责分工$/,
  /^联系(?:方式|人|电话)/,
];

export function chapterOf(title: string): Chapter {
  const bare = title.replace(/[\s。：:]/g, '');
  if (/^(?:总体要求|总体思路(?:和|与|及).*|总体部署|总要求|指导思想(?:和|与|及|、).*目标.*|工作思路(?:和|与|及|、).*目标.*)$/.test(bare))
    return 'general';
  if (NONE.some((form) => form.test(bare))) return 'none';
  return /(?:目标|指标)(?:任务|要求|指标|体系|值)?$/.test(bare) ? 'goals' : 'work';
}

/** 到2025年，全市细颗粒物年均浓度…: a sentence that states what shall be reached, and when. */
export const statesGoal = (text: string): boolean =>
  /^(?:(?:主要|工作|总体|具体|年度)?目标(?:是|为)?[：:，,]?|(?:力争|确保|通过)?[^，。；]{0,12}?(?:到|至|截至)?\s*20\d\d\s*年)/.test(text) &&
  /[0-9０-９]\s*(?:[%％‰]|个?百分点|[天吨家户]|微克|毫克|万|亿)|达标|达到|完成|实现|消除/.test(text);

const FIGURE =
  /(?:达到?|为|至|在|[高低大小少多优]于|超过|下降|降低|上升|提高|提升|削减|减少|消除率|控制)[^，,。；;0-9０-９]{0,12}[0-9０-９]+(?:[.．][0-9０-９]+)?\s*(?:[%％‰]|个?百分点|微克|毫克|[μuµ]g|mg|天|万?吨|亿|平方公里|公里)/;
/** 2023年，PM2.5浓度下降5% tells what was. */
const AHEAD = /目标|确保|力争|[到至]\s*20\d\d\s*年|年底|控制在|[以之]内|以上|左右|不[高低大小少超劣]|^(?!\s*20\d\d\s*年).*(?:下降|降低)/s;
const PAST = /已|以来|上年|去年|截至|取得|成效|[成现]了|累计|历史|仍|曾|存在/;

/** PM2.5年均浓度控制在32微克/立方米以内: a figure still to be reached, wherever the sentence begins. */
export const statesFigure = (text: string): boolean => FIGURE.test(text) && AHEAD.test(text) && !PAST.test(text);

/** 市公安局：负责… in a list of what each office is for. */
export function isDutyOfOffice(text: string, isUnit: (name: string) => boolean): boolean {
  const match = /^([^，,。；;：:]{2,40})[：:]\s*(?:主要)?(?:负责|承担|牵头|组织|协助|配合|做好)/.exec(text);
  return match !== null && isUnit((match[1] as string).trim());
}

/** 组长：…, 成员：… */
export const isStaffLine = (text: string): boolean =>
  /^(?:第一|常务)?(?:副?\s*组\s*长|副?\s*总\s*指\s*挥|副?\s*指\s*挥\s*长|成\s*员(?:单位)?|(?:办公室)?(?:副?主\s*任)|召\s*集\s*人|联\s*络\s*员|联\s*系\s*人|联系电话)\s*[：:]/.test(
    text,
  );

/** 本方案自印发之日起施行: what every paper says of itself. */
export const isOfThePaper = (text: string): boolean =>
  /(?:制定|印发|出台)本(?:方案|计划|办法|意见|行动计划|工作方案)。?$|^本\S{2,8}(?:自|由)\S{0,14}(?:之日起|起|负责解释)(?:施行|实施|执行)?/.test(
    text,
  );

/** Whether a text tells somebody to do something. */
export const saysWork = (text: string): boolean => WORK.test(text);

const WORK =
  /(?:加强|推进|强化|完善|开展|落实|建立|完成|实施|制定|推动|加快|深化|提升|优化|严格|健全|整治|治理|排查|淘汰|建设|改造)[^，。；]{2}/;
