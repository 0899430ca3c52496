/** How names of units and deadlines begin and end, as far as it shows whether a line of a cell goes on. */
const UNIT_END = /(?:[局委办厅部署院会处队所站行社馆校区市县省镇]|乡镇|政府|公司|集团|中心|单位|部门|街道|机关|专班|[^（(]*[）)])$/;
const UNIT_START = /^(?:[市各区县省]|[\u4e00-\u9fff]{2}[区县](?![域级])|国家|北京|天津|河北|中国|首都|相关|有关|其他|驻|人民银行)/;
/** What stands between the names of a line. */
const BETWEEN = /[\s、，,]+/;
/** What is no unit by itself but only the end of a name. */
const NAME_END =
  /^(?:管委会|管理局|管理委员会|委员会|办公室|政府|人民政府|指挥部|工作组|(?:集团)?(?:股份)?(?:有限(?:责任)?)?公司|集团|执法局|分局|总队|支队|中心|部门|成员单位|[委局办会处院队])(?:[（(].*)?$/;

/** Whether the last name of a line may be whole; a single character, such as the 市 of a name that goes on below, is not. */
export const isWholeName = (text: string): boolean => UNIT_END.test(text) && (text.split(BETWEEN).at(-1) ?? '').length > 1;
/** Whether a line begins with the rest of a name. */
export const isNameEnd = (text: string): boolean => NAME_END.test(text.split(BETWEEN)[0] ?? '');

/** Whether the line begins a name of its own, when the one before it may be whole. */
export const beginsName = (text: string): boolean => UNIT_START.test(text) || (text.length > 3 && UNIT_END.test(text));

/** 年底前、9月底、长期实施: nothing more need come. */
export const isWholeDeadline = (text: string): boolean => /(?:[前底月年日]|实施|推进|坚持|开展|完成|落实)$/.test(text);

/** A deadline that says all it has to say on one line, and no rest of one. */
export const isLoneDeadline = (text: string): boolean =>
  /^(?:\d{1,4}[年月日]|全年|年[底内]|长期|持续|按|每[年季月]|[上下]半年|第?[一二三四]季度|—+$)/.test(text) &&
  (isWholeDeadline(text) || /^按|^—/.test(text));

/** The head of a column, as plans print them. */
export const isHead = (text: string): boolean =>
  /^(?:序号|(?:重点|工作|主要)?(?:任务|措施|内容)|(?:完成|办结|整改)?(?:时限|时间)|完成期限|(?:牵头|主责|责任|协办|配合|参与)(?:单位|部门)|责任人|备注)$/.test(
    text,
  );
