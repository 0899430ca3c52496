import { numeralValue } from './numbering.ts';

/** What numbers a heading or an item, from the widest to the narrowest as official documents nest them (GB/T 9704-2012, 7.3.3). */
export type MarkerKind =
  | 'volume'
  | 'chapter'
  | 'chapterSection'
  | 'article'
  | 'named'
  | 'namedTask'
  | 'roman'
  | 'chinese'
  | 'chineseBracket'
  | 'arabic'
  | 'decimal'
  | 'subDecimal'
  | 'arabicBracket'
  | 'letter'
  | 'circled';

export type Marker = {
  readonly kind: MarkerKind;
  readonly number: number;
  /** The number as printed, without the brackets, points and words around it; digits in half width. */
  readonly ordinal: string;
  /** How many characters the marker takes, white space behind it included. */
  readonly length: number;
};

const CN = '[〇零一二三四五六七八九十百]';
const DIGIT = '[0-9０-９]';
const NUMBER = `(${CN}{1,5}|${DIGIT}{1,3})`;

/** 一、二类功能区 and 一、二季度 count classes and quarters; they head nothing. */
const NO_LIST = `(?!\\s*${CN}{1,3}(?:[类级期线次批]|季度|、))`;
/** 4.5 吨 and 2.0 版 are figures, but 1.2022 年底前… is the first item. */
const NO_FRACTION = `(?!\\s*${DIGIT}(?!${DIGIT}{3}\\s*年))`;

/** 1.1 治理扬尘 and 1.1.1 …; 4.5 吨 and 2.5 微克 are figures. */
const NO_FIGURE = '(?!\\s*(?:[吨万亿个天米公平千百辆台家户座倍度元微毫克立版级分年月日时左右以至到升条项处、，。]|倍|%|％|m|k|t|[μu]g))';
const decimal = (more: string): RegExp =>
  new RegExp(`^(${DIGIT}{1,2}(?:[.．]${DIGIT}{1,2})${more})(?![.．]?${DIGIT})(?:[.．、]\\s*|\\s+|(?=[\\u4e00-\\u9fff]))${NO_FIGURE}`);

/** 《…规划（一）》 and （一）、（二） name the number; they do not head anything with it. */
const NOT_BEHIND = new RegExp(`^(?:[》”’）)\\]】，,。；;、：:]|[（(](?:${CN}|${DIGIT}){1,3}[）)])`);

const forms: readonly (readonly [MarkerKind, RegExp])[] = [
  ['volume', new RegExp(`^第\\s*${NUMBER}\\s*(?:部分|篇|编)\\s*[、：:．.]?\\s*`)],
  ['chapter', new RegExp(`^第\\s*${NUMBER}\\s*章\\s*[、：:．.]?\\s*`)],
  ['chapterSection', new RegExp(`^第\\s*${NUMBER}\\s*节\\s*[、：:．.]?\\s*`)],
  ['article', new RegExp(`^第\\s*${NUMBER}\\s*条\\s*[、：:．.]?\\s*`)],
  ['named', new RegExp(`^(?:重点)?(?:专项|行动|工程|专题|板块)(?:行动|工程)?\\s*(?:之)?${NUMBER}(?:\\s*[、：:．.]\\s*|\\s+)`)],
  ['namedTask', new RegExp(`^(?:重点|工作)?(?:任务|举措|措施|工作|项目)\\s*(?:之)?${NUMBER}(?:\\s*[、：:．.]\\s*|\\s+)`)],
  ['chinese', new RegExp(`^(${CN}{1,4})\\s*[、．.]${NO_LIST}\\s*`)],
  ['chineseBracket', new RegExp(`^[（(〔]\\s*(${CN}{1,4})\\s*[)）〕]\\s*[、．.]?\\s*`)],
  ['arabicBracket', new RegExp(`^[（(]\\s*(${DIGIT}{1,2})\\s*[)）]\\s*[、．.]?\\s*`)],
  ['arabicBracket', new RegExp(`^(${DIGIT}{1,2})\\s*[)）]\\s*[、．.]?\\s*`)],
  ['arabic', new RegExp(`^(${DIGIT}{1,3})\\s*[.．、]${NO_FRACTION}\\s*`)],
  ['decimal', decimal('')],
  ['subDecimal', decimal(`(?:[.．]${DIGIT}{1,2}){1,2}`)],
  ['roman', /^([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{1,5}(?=\s*[.．、]))\s*[.．、]?\s*/],
  ['letter', /^([A-Za-z])\s*[.．、)）](?![A-Za-z0-9])\s*/],
];

/** One character that carries number and brackets: ① ⑴ ⒈ ㈠. */
const ligatures: readonly (readonly [MarkerKind, string])[] = [
  ['circled', '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
  ['arabicBracket', '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'],
  ['arabic', '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'],
  ['chineseBracket', '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'],
];

/** Reads the marker a text begins with. The text begins with no white space. */
export function readMarker(text: string): Marker | null {
  const opening = text.slice(0, 40);
  return readLigature(opening) ?? readForm(opening);
}

function readForm(text: string): Marker | null {
  for (const [kind, form] of forms) {
    const match = form.exec(text);
    const number = match?.[1] === undefined ? null : numberOf(match[1]);
    if (match === null || number === null || number === 0 || NOT_BEHIND.test(text.slice(match[0].length))) continue;
    return { kind, number, ordinal: (match[1] as string).normalize('NFKC'), length: match[0].length };
  }
  return null;
}

function readLigature(text: string): Marker | null {
  const first = text[0];
  if (first === undefined) return null;
  for (const [kind, row] of ligatures) {
    const number = row.indexOf(first) + 1;
    if (number === 0) continue;
    const length = /^.[、．.]?\s*/.exec(text)?.[0].length ?? 1;
    return { kind, number, ordinal: kind === 'chineseBracket' ? (CHINESE[number] as string) : String(number), length };
  }
  return null;
}

const CHINESE = '零一二三四五六七八九十';
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

function numberOf(printed: string): number | null {
  const text = printed.normalize('NFKC');
  if (/^[IVX]+$/.test(text)) return romanNumber(text);
  if (text.includes('.')) return Number(text.slice(text.lastIndexOf('.') + 1));
  return /^[A-Za-z]$/.test(text) ? text.toUpperCase().charCodeAt(0) - 64 : numeralValue(text);
}

function romanNumber(text: string): number {
  const values = [...text].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
