import { SURE_SURNAME, SURNAME } from './surnames.ts';

/** 个人信息 that must not be public: found by its form, not by its place. */
export type PersonalKind = 'identity' | 'card' | 'mobile' | 'landline' | 'email' | 'plate' | 'name';
export type PersonalData = { readonly kind: PersonalKind; readonly start: number; readonly end: number; readonly text: string };

type Rule = {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly holds?: (digits: string) => boolean;
  readonly mask: (found: string) => string;
};

const D = '[0-9０-９]';
const noDigit = { before: `(?<!${D})`, after: `(?!${D})` };
const gap = '[- \\u3000－]?';
const province = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
const cue =
  '(?:联系人|举报人|投诉人|反映人|当事人|当事司机|负责人|法定代表人|法人代表|法人|姓名|司机|驾驶员|经营者|业主|户主|居民|村民|市民|检查人|经办人|承办人|记录人|值班人|签收人)';
/** What may follow a name of two characters that is written on without a stop. */
const notOfAName = '[表示称说在于的是将已未被把与和到向为电因反来提不有无对经等及其并也曾又再，。；、：:,;.\\s（(]';
const given = `(?:[\\u4e00-\\u9fa5](?=${notOfAName}|$)|[\\u4e00-\\u9fa5]{2}|[\\u4e00-\\u9fa5])`;

/** The longer forms first: an identity number holds what looks like a telephone number. */
const rules: readonly Rule[] = [
  {
    kind: 'email',
    pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}\.[A-Za-z]{2,24}/g,
    mask: () => '［邮箱已隐去］',
  },
  {
    kind: 'identity',
    // GB 11643: region, day of birth, serial, check character. A mistyped number is a person's too, so the check is not asked for.
    pattern: /(?<![0-9０-９])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9０-９])/g,
    mask: () => '［证件号码已隐去］',
  },
  {
    kind: 'card',
    pattern: new RegExp(`${noDigit.before}[3-6]\\d{3}(?:[ -]?\\d{4}){2,3}(?:[ -]?\\d{1,3})?${noDigit.after}`, 'g'),
    holds: luhn,
    mask: () => '［卡号已隐去］',
  },
  {
    kind: 'mobile',
    pattern: new RegExp(`${noDigit.before}(?:\\+?86${gap})?[1１][3-9３-９]${D}${gap}${D}{4}${gap}${D}{4}${noDigit.after}`, 'g'),
    mask: (found) => {
      const digits = narrow(found).replace(/\D/g, '').slice(-11);
      return `${digits.slice(0, 3)}****${digits.slice(7)}`;
    },
  },
  {
    kind: 'landline',
    pattern: new RegExp(`${noDigit.before}(?:0${D}{2,3}[-－ ]|[（(]0${D}{2,3}[）)] ?)${D}{7,8}${noDigit.after}`, 'g'),
    mask: () => '［电话已隐去］',
  },
  {
    kind: 'landline',
    pattern: new RegExp(`(?<=电话[:：为是]?\\s?)${D}{7,8}${noDigit.after}`, 'g'),
    mask: () => '［电话已隐去］',
  },
  {
    kind: 'plate',
    pattern: new RegExp(`[${province}][A-Z][·• ]?[A-Z0-9]{4,5}[A-Z0-9挂学警](?![A-Z0-9])`, 'g'),
    mask: (found) => `${found.slice(0, 2)}·*****`,
  },
  { kind: 'name', pattern: new RegExp(`(?<=${cue}(?:[:：]|为|是)\\s?)${SURNAME}(?!某)${given}`, 'g'), mask: maskName },
  { kind: 'name', pattern: new RegExp(`(?<=${cue})${SURE_SURNAME}(?!某)${given}`, 'g'), mask: maskName },
  {
    kind: 'name',
    pattern: new RegExp(`${SURNAME}(?!某)[\\u4e00-\\u9fa5]{1,2}(?=先生|女士|同志|师傅)`, 'g'),
    mask: maskName,
  },
];

/** 张三 → 张某, 欧阳小明 → 欧阳某某. */
function maskName(name: string): string {
  const surname = new RegExp(`^${SURNAME}`).exec(name)?.[0] ?? name.slice(0, 1);
  return surname + '某'.repeat(Math.max(1, [...name].length - [...surname].length));
}

const narrow = (text: string): string => text.normalize('NFKC');

/** ISO/IEC 7812: the check digit of a payment card. */
function luhn(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].reverse().map(Number);
  if (digits.length < 16) return false;
  const sum = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}

type Found = PersonalData & { readonly mask: string };

/** `names`: people known by name, wherever they are written. */
function findAll(text: string, names: readonly string[]): Found[] {
  const taken: Found[] = [];
  const take = (kind: PersonalKind, start: number, found: string, mask: string) => {
    const end = start + found.length;
    if (!taken.some((one) => start < one.end && one.start < end)) taken.push({ kind, start, end, text: found, mask });
  };
  for (const name of [...names].filter((one) => [...one].length >= 2).sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) take('name', at, name, maskName(name));
  }
  for (const { kind, pattern, holds, mask } of rules) {
    for (const { 0: found, index } of text.matchAll(pattern)) if (holds?.(found) ?? true) take(kind, index, found, mask(found));
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** What in the text is some natural person's own. */
export const personalDataIn = (text: string, names: readonly string[] = []): PersonalData[] =>
  findAll(text, names).map(({ mask: _, ...found }) => found);

/** 脱敏: the text with names of natural persons, telephone and identity numbers, cards, mailboxes and number plates masked. */
export function redact(text: string, names: readonly string[] = []): string {
  let shown = text;
  // Masking one thing may bring out another that stood against it, such as a number behind a mailbox.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = findAll(shown, names);
    if (found.length === 0) break;
    shown = masked(shown, found);
  }
  return shown;
}

const MOST_ROUNDS = 5;

function masked(text: string, found: readonly Found[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end, mask } of found) {
    shown += text.slice(from, start) + mask;
    from = end;
  }
  return shown + text.slice(from);
}
