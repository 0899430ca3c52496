import { ideographOf } from './radicals.ts';

const LOOK_ALIKE = /[\u2015\u2e3a\u2e3b\u2e80-\u2fdf\u3ada\u3b35\u3b3a\u3ba3\uf900-\ufaff\ufb00-\ufb06\u{24a01}\u{2f800}-\u{2fa1f}]/u;
/** Control and format characters: soft hyphens, joiners, marks of direction. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** Puts the character a reader sees for its look-alike (Kangxi radicals, compatibility ideographs, ligatures); nothing else changes. */
export function readable(text: string): string {
  const seen = text.replace(/[\s\u00a0\u3000]/g, ' ').replace(UNSEEN, '');
  return LOOK_ALIKE.test(seen) ? [...seen].map((character) => ideographOf.get(character) ?? folded(character)).join('') : seen;
}

const folded = (character: string): string => (LOOK_ALIKE.test(character) ? character.normalize('NFKC') : character);

/** Characters a font gives no meaning to: private use, and the replacement character. */
const MEANINGLESS = /[\ue000-\uf8ff\ufffd]/;
export const isMeaningless = (text: string): boolean => MEANINGLESS.test(text);

const IDEOGRAPHIC =
  /[\u2014\u2018-\u201d\u2026\u2460-\u24ff\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u;
/** Written without spaces between: ideographs and their punctuation. */
export const isIdeographic = (character: string): boolean => isCommonHan(character.charCodeAt(0)) || IDEOGRAPHIC.test(character);

const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

const SPELLED_OUT = /(?<![A-Za-z0-9.] ?)(?:[A-Za-z0-9.] ){2,}[A-Za-z0-9.](?! ?[A-Za-z0-9.])/g;
const FORMULA =
  /(?<![A-Za-z])(?:P ?M ?(?:2 ?\. ?5|1 ?0(?! ?\d))|N ?O ?[xX2]|S ?O ?[2₂]|C ?O ?2(?! ?\d)|O ?3(?! ?\d)|V ?O ?C ?s|C ?O ?D ?(?:C ?r)?|N ?H ?3|C ?H ?4)(?![A-Za-z\d])/g;

/** Closes up words printed letter by letter (`P M 2 . 5`) and formulas whose index stands apart (`PM 2.5`). */
export function closeUp(line: string): string {
  if (!line.includes(' ')) return line;
  const spelled = line.replace(SPELLED_OUT, (word) => (/[A-Za-z]|^2 0 \d \d$/.test(word) ? word.replaceAll(' ', '') : word));
  return spelled.replace(FORMULA, (formula) => formula.replaceAll(' ', ''));
}
