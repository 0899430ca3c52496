import type { UnitMention } from './draft.ts';
import { BARE_COMPANIES, COMPOUND_BODIES, FUNCTIONS, STRONG_END, WEAK_END } from './lexicon-units.ts';
import { endsOpenly, isGroup, saysMembers } from './units-groups.ts';
import type { Piece } from './units-pieces.ts';

const bare = new RegExp(`^(?:[省市区县])?(?:${FUNCTIONS.join('|')})$`);
const shareable = new RegExp(`^([省市区县]?)(?:${FUNCTIONS.join('|')})(局|委|厅|办|委员会)$`);
const called = new RegExp(`^(?:[省市区县])?(?:${FUNCTIONS.join('|')})(?:等.*|部门)$`);
/** 市政府有关部门 is one group. */
const glued = new RegExp(
  [
    '(?<=[局厅办]|[^管市省区县]委|委员会|管委会|政府|公司|部门|单位|[）)])(?=(?:市|省|各[区县市乡镇街有相]|相关|有关|北京|中国|首都|人民银行|国家税务)[\\u4e00-\\u9fff])(?<!政府(?=(?:有关|相关)(?:职能)?(?:部门|单位)))',
    '(?<=政府)(?=[\\u4e00-\\u9fff]{2,3}[区县](?:人民)?政府)',
    `(?<=[局委办心队])(?=[省市区县](?:${FUNCTIONS.join('|')})[局委厅办])`,
  ].join('|'),
);
const conjunction =
  /(?<=[局委厅办署部会府司团区县市]|部门|单位|街道|[）)])(?:以及|和|及|与)(?=[\u4e00-\u9fff])(?!(?:人民)?政府(?:$|[（(]))/;
const bulleted = /^(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）]|[①-⑳●•·▪■◆\-—－*★☆]+)/;
const starred = /[★☆*＊▲△]+/g;
const empty = /^(?:[-—－–─_/／\\.·*\d（()）〔〕[\]]*|无|暂无)$/;

/** The units a list names, in the order printed. */
export function mentionsOf(pieces: readonly Piece[]): UnitMention[] {
  return shared(compounds(pieces).flatMap(apart)).flatMap(({ text }) => mention(text));
}

/** Puts together again what belongs to one body whose name contains a separator. */
function compounds(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const both = last === undefined || piece.before !== '、' ? '' : `${last.text}、${piece.text}`;
    if (last !== undefined && both !== '' && COMPOUND_BODIES.some((body) => body.test(both)))
      found[found.length - 1] = { ...last, text: both };
    else found.push(piece);
  }
  return found;
}

/** Takes apart what stands together without a separator: 市财政局市水务局, 市财政局和市水务局. */
function apart(piece: Piece): Piece[] {
  if (piece.text.length < 6 || piece.text.length > 400) return [piece];
  const texts = piece.text.split(glued).flatMap((text) => conjoined(text));
  return texts.map((text, i) => ({ text, before: i === 0 ? piece.before : '、' }));
}

function conjoined(text: string): string[] {
  if (/[（(].*(?:和|及|与)/.test(text)) return [text];
  const parts = text.split(conjunction);
  return parts.length > 1 && parts.every((part) => isWhole(part)) ? parts : [text];
}

const LEVEL = /^[省市区县镇乡]$/;
const seated = /^[\u4e00-\u9fff]{2,4}?(?:[区县市州旗]?(?:等[区县市州旗]?)?(?:人民)?政府|(?:经济|高新)?(?:技术)?(?:产业)?开发区管委会)$/;

const isWhole = (name: string): boolean => STRONG_END.test(name) || WEAK_END.test(name) || endsOpenly(name);

/** Gives every name of a list the ending that is printed once for all: 东城、西城、朝阳区政府. */
function shared(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    let first = found.length;
    while (piece.before === '、' && first > 0 && follows(found, first) && lacksEnding(found[first - 1] as Piece, piece)) first--;
    for (const one of expanded(found.splice(first), piece)) found.push(one);
  }
  return found;
}

const follows = (found: readonly Piece[], at: number): boolean => at === found.length || (found[at] as Piece).before === '、';

function lacksEnding({ text }: Piece, { text: last }: Piece): boolean {
  if (LEVEL.test(text)) return LEVEL.test(last[0] as string) && last.length > 3;
  if (called.test(last) || shareable.test(last)) return bare.test(text);
  if (!seated.test(last) || isGroup(last.replace(/等/, ''))) return false;
  return (
    /^[\u4e00-\u9fff]{2,4}$/.test(text) && !isGroup(text) && !STRONG_END.test(text) && !bare.test(text) && !BARE_COMPANIES.includes(text)
  );
}

function expanded(before: readonly Piece[], last: Piece): Piece[] {
  if (before.length === 0) return [last];
  if (called.test(last.text) || endsOpenly(last.text))
    return [{ text: [...before, last].map(({ text }) => text).join('、'), before: before[0]?.before ?? '' }];
  const ending = shareable.exec(last.text);
  if (ending === null || LEVEL.test(before[0]?.text ?? ''))
    return [...before.map((piece) => ({ ...piece, text: withSeat(piece.text, last.text) })), last];
  const rank = /^[省市区县]/.exec(before[0]?.text ?? '')?.[0] ?? '';
  const ranked = (text: string): string => (/^[省市区县]/.test(text) ? text : rank + text);
  return [...before.map((piece) => ({ ...piece, text: ranked(piece.text) + ending[2] })), { ...last, text: ranked(last.text) }];
}

/** 东城 before 朝阳区政府 is 东城区政府, and so is 东城区; 市 before 区生态环境局 is 市生态环境局. */
function withSeat(place: string, last: string): string {
  if (LEVEL.test(place)) return place + last.slice(1);
  const [seat = '政府'] = /(?:(?:经济|高新)?(?:技术)?(?:产业)?开发区管委会|[区县市州旗]?(?:人民)?政府)$/.exec(last) ?? [];
  return /[区县市州旗]$/.test(place) ? place + seat.replace(/^[区县市州旗]/, '') : place + seat;
}

function mention(printed: string): UnitMention[] {
  const text = printed
    .replace(bulleted, '')
    .replace(/^由(?=[市省区县各])/, '')
    .replace(/[：:.．]+$/, '');
  if (empty.test(text)) return [];
  const plain = text.replace(starred, '');
  if (plain === '') return [];
  const mark = plain === text && !/^[★☆]/.test(printed) ? null : '★';
  const bracket = plain.length > 200 ? null : /^(.+?)[（(〔【[]([^（()）〔〕【】[\]]+)[）)〕】\]]$/.exec(plain);
  const [name, note] = bracket === null ? [plain, mark] : [bracket[1] as string, bracket[2] as string];
  if (note !== null && bracket !== null && isGroup(name) && saysMembers(note)) return [{ text, unit: plain, note: mark, group: true }];
  return [{ text, unit: name.replace(/等$/, ''), note, group: isGroup(name) }];
}
