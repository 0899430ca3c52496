import { BARE_COMPANIES, FUNCTIONS, NAME_RESTS, NAME_STARTS, NATIONAL_BODIES, STRONG_END, SUB_BODIES, WEAK_END } from './lexicon-units.ts';

/** A stretch of a list of units between two separators, its white space removed. */
export type Piece = {
  readonly text: string;
  /** The separator before it; a space where only white space or a line break stood. */
  readonly before: string;
};

/** Longer than this a name does not go on over another line; sentences may stand where a list should. */
const LONGEST_NAME = 60;

const HARD = '、，,；;。/／|｜';
const OPEN = '（([〔【［';
const CLOSE = '）)]〕】］';

const startsName = new RegExp(`^(?:${NAME_STARTS.join('|')})`);
const called = new RegExp(`^(?:${FUNCTIONS.join('|')})(?:[局委办厅署部]|委员会|部门|中心)$`);
const isPlace = /^[\u4e00-\u9fff]{2,6}(?:[区县市州盟旗镇乡]|街道)$/;
/** 市政府 before 有关部门. */
const seat = /^[省市区县](?:委|(?:人民)?政府)$/;
const departments = /^(?:各|有关|相关)(?:职能)?(?:部门|单位|直属机构)$/;
const saysRole = /^(?:[\u4e00-\u9fff（）()]{0,10}(?:单位|部门|牵头|责任|主责|配合|协办)[：:]|按照?|[由会]|牵头|负责|配合|参与)/;

/** Cuts a list at its separators and mends names that were broken over lines. */
export const piecesOf = (text: string): Piece[] => mended(cut(text));

function cut(text: string): Piece[] {
  const inBrackets = bracketed(text);
  const found: Piece[] = [];
  let current = '';
  let before = '';
  const close = (next: string): void => {
    if (current !== '') found.push({ text: current, before });
    before = current === '' && HARD.includes(before) && before !== '' ? before : next;
    current = '';
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    const isSpace = character.trim() === '';
    if (inBrackets[i] === 1) current += isSpace ? '' : character;
    else if (HARD.includes(character)) close(character);
    else if (isSpace) close(' ');
    else current += character;
  }
  close('');
  return found;
}

/** 1 for every character inside a bracket that is closed again, brackets included. */
function bracketed(text: string): Uint8Array {
  const marks = new Uint8Array(text.length);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (OPEN.includes(character)) open.push(i);
    else if (CLOSE.includes(character)) {
      const from = open.pop();
      if (from !== undefined && open.length === 0) marks.fill(1, from, i + 1);
    }
  }
  return marks;
}

function mended(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && piece.before === ' ' && continues(last.text, piece.text)) {
      whole[whole.length - 1] = { text: last.text + piece.text, before: last.before };
    } else whole.push(piece);
  }
  return whole;
}

/** Whether, after a line break, the text goes on with the name before it. */
function continues(name: string, printed: string): boolean {
  if (name.length > LONGEST_NAME) return false;
  const next = printed.replace(/[（(].*$/, '');
  if (next === '') return true;
  if (saysRole.test(next)) return false;
  if (NAME_RESTS.test(next)) return true;
  if (departments.test(next) && seat.test(name)) return true;
  if (/^公安/.test(next) && /公安局$/.test(name)) return true;
  if (SUB_BODIES.test(next)) return /(?:委|政府|银行)$/.test(name);
  if (STRONG_END.test(name) || CLOSE.includes(name.at(-1) as string)) return false;
  if (endsWhole(name) || BARE_COMPANIES.includes(name)) return !standsAlone(next);
  return !startsName.test(next) || isRestOfPlace(name, next);
}

/** 昌平 before 区政府, 北京经济技术开发 before 区管委会. */
const isRestOfPlace = (name: string, next: string): boolean =>
  /^[区县市](?:管委会|管理委员会|政府|人民政府)$/.test(next) || (name.length <= 3 && /^[市省区县]/.test(next));

const endsWhole = (name: string): boolean => STRONG_END.test(name) || WEAK_END.test(name);

const standsAlone = (name: string): boolean =>
  startsName.test(name) ||
  NATIONAL_BODIES.includes(name) ||
  BARE_COMPANIES.includes(name) ||
  called.test(name) ||
  isPlace.test(name) ||
  /政府|公司/.test(name);
