/** How Word and HTML print the number of a list item. */
export type NumberStyle = (n: number) => string;

const digits = '零一二三四五六七八九';
const formalDigits = '零壹贰叁肆伍陆柒捌玖';

/** 一, 十, 十一, 二十, 一百零一; beyond 9999 in digits. */
export const chineseCount: NumberStyle = (n) => counting(n, digits, '十百千').replace(/^一十/, '十');
/** 壹拾贰 */
export const chineseFormal: NumberStyle = (n) => counting(n, formalDigits, '拾佰仟');
/** 一〇二 */
export const chineseDigits: NumberStyle = (n) => String(n).replace(/\d/g, (d) => '〇一二三四五六七八九'.charAt(Number(d)));
export const decimal: NumberStyle = (n) => String(n);
export const decimalZero: NumberStyle = (n) => String(n).padStart(2, '0');
export const fullWidth: NumberStyle = (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
export const lowerLetter: NumberStyle = (n) => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(10, Math.ceil(n / 26)));
export const upperLetter: NumberStyle = (n) => lowerLetter(n).toUpperCase();
export const lowerRoman: NumberStyle = (n) => upperRoman(n).toLowerCase();
export const heavenlyStem: NumberStyle = (n) => '甲乙丙丁戊己庚辛壬癸'.charAt((n - 1) % 10);
export const earthlyBranch: NumberStyle = (n) => '子丑寅卯辰巳午未申酉戌亥'.charAt((n - 1) % 12);
/** ① to ⑳, then digits. */
export const circled: NumberStyle = (n) => enclosed(n, 0x2460);
/** ⑴ */
export const parenthesised: NumberStyle = (n) => enclosed(n, 0x2474);
/** ⒈ */
export const dotted: NumberStyle = (n) => enclosed(n, 0x2488);

const enclosed = (n: number, first: number): string => (n >= 1 && n <= 20 ? String.fromCharCode(first + n - 1) : String(n));

const roman: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export const upperRoman: NumberStyle = (n) => {
  if (n < 1 || n > 3999) return String(n);
  let rest = n;
  let text = '';
  for (const [value, letters] of roman) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
};

function counting(n: number, names: string, units: string): string {
  if (n < 1 || n > 9999) return n === 0 ? names.charAt(0) : String(n);
  const written = [...String(n)];
  const text = written
    .map((digit, i) => (digit === '0' ? '0' : names.charAt(Number(digit)) + unitAt(units, written.length - 1 - i)))
    .join('');
  return text.replace(/0+$/, '').replace(/0+/g, names.charAt(0));
}

const unitAt = (units: string, power: number): string => (power === 0 ? '' : units.charAt(power - 1));
