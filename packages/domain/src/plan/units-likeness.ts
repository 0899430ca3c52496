import {
  BARE_COMPANIES,
  COMPOUND_BODIES,
  FUNCTIONS,
  NAME_STARTS,
  NATIONAL_BODIES,
  NOT_UNITS,
  STRONG_END,
  VERB_STARTS,
  WEAK_END,
} from './lexicon-units.ts';
import { endsOpenly, isGroup } from './units-groups.ts';
import { mentionsOf } from './units-names.ts';
import { piecesOf } from './units-pieces.ts';

const LONGEST_NAME = 40;
const startsName = new RegExp(`^(?:${NAME_STARTS.join('|')})`);
const called = new RegExp(`^(?:${FUNCTIONS.join('|')})(?:[局委办厅]|部门)$`);
const isPlace = /^[\u4e00-\u9fff]{2,6}(?:[区县市州盟旗镇乡]|街道)$/;
/** 布局 is no 局. */
const falseEnd =
  /(?:[布格全大结时战]局|[督主承查举协兴交]办|[部签]署|客厅|城市|超市|都市|(?:地|园|小|社|景|辖|片|灌|矿|库|郊|牧|林|(?<![东西])城|(?<!景)山)区|[全内一大]部|社会|机会|场所|问题|阶段|(?:牵头|主责|责任|协办|配合|参与|实施|落实|承办)(?:部门|单位)|各有关方面)$/;
const namesMany =
  /(?:[区县市州盟旗镇乡]|街道|政府|党委|党工委|部门|单位|园区|企业|机构|管委会|街镇|委办局|成员|地区|地方|办事处|公司|集团|学校|医院|分局|村居|社区|镇街|^各地)$/;
const isArea = /^(?:(?:各|相关|有关)?园区|各地区)$/;

/** From 0 (surely no unit) to 1 (surely a unit or a list of units). */
export function likenessOf(text: string): number {
  if (text.length > 1000 || !/[\u4e00-\u9fff]/.test(text)) return 0;
  const pieces = piecesOf(text);
  const likely = mentionsOf(pieces).map(({ unit }) => nameLikeness(unit));
  if (likely.length === 0) return 0;
  const none = likely.filter((one) => one === 0).length;
  return none * 3 > likely.length ? 0 : likely.reduce((sum, one) => sum + one, 0) / likely.length;
}

function nameLikeness(printed: string): number {
  const name = printed
    .replace(/[（(][^（()）]*[）)]/g, '')
    .replace(/[★☆*＊▲△]/g, '')
    .replace(/等$/, '');
  if (COMPOUND_BODIES.some((body) => body.test(name))) return 1;
  if (name.length < 2 || name.length > LONGEST_NAME || /[。！？：:“”《》%％\d]/.test(name)) return 0;
  if (NATIONAL_BODIES.includes(name) || called.test(name)) return 1;
  if (BARE_COMPANIES.includes(name)) return 0.8;
  if (isArea.test(name)) return 1;
  if (VERB_STARTS.test(name) || falseEnd.test(name) || NOT_UNITS.test(name)) return 0;
  if (endsOpenly(name)) return 1;
  if (isGroup(name)) return namesMany.test(name) ? 1 : 0;
  return endingLikeness(name);
}

function endingLikeness(name: string): number {
  const starts = startsName.test(name);
  if (STRONG_END.test(name)) return starts ? 1 : 0.7;
  if (!WEAK_END.test(name)) return 0;
  if (starts) return 0.8;
  return isPlace.test(name) ? 0.6 : 0.3;
}
