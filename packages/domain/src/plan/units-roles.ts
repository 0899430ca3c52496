import type { UnitMention } from './draft.ts';
import { mentionsOf } from './units-names.ts';
import { type Piece, piecesOf } from './units-pieces.ts';

/** The units of a text by their part in the work (牵头、责任、配合). */
export type Roles = {
  readonly lead: UnitMention[];
  readonly responsible: UnitMention[];
  readonly support: UnitMention[];
};
type Role = keyof Roles;

const LEAD = '牵头|主办|抓总|负总责';
const SUPPORT = '配合|参与|参加|协助|协同|协办|协作|支持|指导|督导|监督|督促';
const DUTY = '负责|落实|实施|承办|主责|执行|推进|责任|主体|完成';
const MANNER =
  '按照|按|依据|依|根据|各自|行业|领域|条线|权限|部门职责|职责|职能|分工|分别|共同|联合|具体|统一|组织|属地|主要|总|统筹|积极|做好|抓好|直接|协调|全面|工作|相关|有关';

const label = new RegExp(
  `^[（(【\\[〔]?(?:市级|区级|县级|省级|主要|第一)?(?:(牵头|主办|总牵头)|(${SUPPORT}|监管)|(责任|主责|实施|落实|承办|负责|主体|完成|执行|组织)|(完成|工作|整改)?(?:时[限间]|期限|时间节点|责任人|联系人|[\\u4e00-\\u9fff]{0,4}领导|[\\u4e00-\\u9fff]{0,4}电话))(?:责任)?(?:单位|部门|主体|机构|处室|科室|科|处|股室|街镇)?(?:要求)?[：:]`,
);
const office = new RegExp(`(?:作为|为|是)?(?:(${LEAD})|(${SUPPORT})|(责任|主责|实施|落实|承办))(?:单位|部门|主体)$`);
const deed = new RegExp(`(?:${LEAD}|${SUPPORT}|${DUTY}|${MANNER})+$`);
/** 各责任单位 are themselves a group, not others in a role. */
const anyOf = /^(?:[省市区县]级?)?(?:各|有关|相关|其他)+$/;
const core = new RegExp(`${LEAD}|${SUPPORT}|${DUTY}|职责|分工`);
const lead = new RegExp(LEAD);
const support = new RegExp(SUPPORT);
const together = /会同|协同(?=[市省区县各有相])|联合(?=[市省区县各有相])/;
const rule = /下同|不再|^以下|第一|首位|^列|^排/;
const bracketedRule = /[（(][^（()）]{0,40}(?:下同|第[一1]|首位|排[名在])[^（()）]{0,40}[）)]/g;
const ALREADY_NAMES = /(?:管|委员|[^城]管委)$/;

type Reading = {
  /** What the last label before a colon announced. */
  role: Role | 'none' | null;
  waiting: Piece[];
  /** Whether 会同 stands before the names that wait. */
  joined: boolean;
  firstLeads: boolean;
  /** Whether the words belong to a rule meant throughout (以下均需…落实), which is not this list. */
  inRule: boolean;
  readonly roles: Roles;
};

/** Reads a list in which the roles are said; a list that says nothing of a lead is responsible. */
export function rolesOf(text: string): Roles {
  const roles: Roles = { lead: [], responsible: [], support: [] };
  const reading: Reading = { role: null, waiting: [], joined: false, firstLeads: false, inRule: false, roles };
  for (const piece of piecesOf(withoutRules(withoutFrame(text), reading))) take(reading, piece);
  give(reading, reading.role ?? 'responsible');
  return roles;
}

/** A bracket around the whole text is no part of it. */
export function withoutFrame(text: string): string {
  const bare = text.trim();
  const inner = /^[（(【[〔]([^（(【[〔）)】\]〕]*(?:[（(][^（()）]*[）)][^（(【[〔）)】\]〕]*)*)[）)】\]〕]$/.exec(bare);
  return inner?.[1] ?? bare;
}

/** （列第一位者为牵头单位，下同） is a rule about the list, and no note of the last unit. */
function withoutRules(text: string, reading: Reading): string {
  return text.replace(bracketedRule, (words) => {
    if (/牵头|主办|主责/.test(words)) reading.firstLeads = true;
    return '';
  });
}

function take(reading: Reading, piece: Piece): void {
  const said = label.exec(piece.text);
  if (said === null) {
    takeNames(reading, piece);
    return;
  }
  give(reading, reading.role ?? 'responsible');
  reading.role = said[1] ? 'lead' : said[2] ? 'support' : said[3] ? 'responsible' : 'none';
  const rest = piece.text.slice(said[0].length);
  if (rest !== '') takeNames(reading, { ...piece, text: rest });
}

function takeNames(reading: Reading, piece: Piece): void {
  reading.inRule = rule.test(piece.text) || (reading.inRule && piece.before === '、');
  if (reading.inRule) {
    if (/牵头|主办|主责/.test(piece.text)) reading.firstLeads = true;
    return;
  }
  let text = piece.text;
  for (;;) {
    const [head, rest] = atTogether(text);
    if (rest === null) break;
    wait(reading, { ...piece, text: deedOf(head)?.name ?? head });
    give(reading, 'lead');
    reading.joined = true;
    text = rest;
  }
  takeDeed(reading, { ...piece, text });
}

/** 市交通委会同市公安局; in 管委会同 the 会 belongs to the name. */
function atTogether(text: string): [string, string | null] {
  const found = together.exec(text);
  if (found === null) return [text, null];
  const head = text.slice(0, found.index);
  const rest = text.slice(found.index + found[0].length);
  if (found[0] !== '会同' || !ALREADY_NAMES.test(head)) return [head, rest];
  return [`${head}会`, rest];
}

function takeDeed(reading: Reading, piece: Piece): void {
  const said = deedOf(piece.text);
  if (said === null) {
    wait(reading, piece);
    return;
  }
  if (said.name !== '') wait(reading, { ...piece, text: said.name });
  give(reading, said.role);
}

function deedOf(text: string): { name: string; role: Role } | null {
  const tail = text.slice(-40);
  const found = office.exec(tail) ?? deed.exec(tail);
  if (found === null || !core.test(found[0])) return null;
  const name = text.slice(0, text.length - found[0].length);
  if (found[0] !== text && anyOf.test(name) && office.test(found[0])) return null;
  const role = lead.test(found[0]) ? 'lead' : support.test(found[0]) ? 'support' : 'responsible';
  return { name, role };
}

function wait(reading: Reading, piece: Piece): void {
  const text = piece.text.replace(/^由/, '');
  if (text !== '') reading.waiting.push({ ...piece, text });
}

function give(reading: Reading, role: Role | 'none'): void {
  const units = mentionsOf(reading.waiting);
  const part = reading.joined && role !== 'none' ? 'support' : role;
  reading.waiting = [];
  reading.joined = false;
  if (part === 'none') return;
  units.forEach((unit, i) => {
    const leads = marksLead(unit) || (part === 'responsible' && i === 0 && reading.firstLeads);
    add(reading.roles[leads ? 'lead' : marksSupport(unit) ? 'support' : part], unit);
  });
}

const marksLead = ({ note }: UnitMention): boolean => note !== null && /牵头|主办|★/.test(note);
const marksSupport = ({ note }: UnitMention): boolean => note !== null && /^(?:配合|协办|参与)/.test(note);

function add(units: UnitMention[], unit: UnitMention): void {
  if (!units.some((one) => one.text === unit.text)) units.push(unit);
}
