import type { Annex } from '@gongjian/domain/official/body';
import { chineseDate, type OfficialDocument, type Signature } from '@gongjian/domain/official/document';
import { AlignmentType, type Paragraph } from 'docx';
import { CHAR } from './measures.ts';
import { blank, indented, KEPT, line } from './word-text.ts';

/** 附件说明, 署名, 成文日期 and 附注. */
export function wordTail({ annexes, signature, note }: OfficialDocument): Paragraph[] {
  return [
    ...annexList(annexes),
    ...(signature.sealed ? sealed(signature) : unsealed(signature)),
    ...(note === null ? [] : [indented(`（${note}）`)]),
  ];
}

/** 附件：1.名称 — names that run on stand under their first character. */
function annexList(annexes: readonly Annex[]): Paragraph[] {
  if (annexes.length === 0) return [];
  const numbered = annexes.length > 1;
  return [
    blank(KEPT),
    ...annexes.map(({ title }, a) => {
      const number = numbered ? `${a + 1}.` : '';
      const before = 5 + (numbered ? 1 : 0);
      const hanging = a === 0 ? before - 2 : before - 5;
      return line(
        `${a === 0 ? '附件：' : ''}${number}${title}`,
        {},
        { ...KEPT, indent: { left: Math.round(before * CHAR), hanging: Math.round(hanging * CHAR) } },
      );
    }),
  ];
}

/** With a seal: the date ends four characters from the edge, the name stands centred over it, and the seal covers both. */
function sealed({ issuer, on }: Signature): Paragraph[] {
  const date = dateText(on);
  const name = 4 + (widthOf(date) - widthOf(issuer)) / 2;
  const overhang = Math.max(0, -name);
  return [blank(KEPT), toTheRight(issuer, name + overhang, KEPT), toTheRight(date, 4 + overhang)];
}

/** Without: the name ends two characters from the edge and the date begins two right of it; a longer date ends two from the edge instead. */
function unsealed({ issuer, on }: Signature): Paragraph[] {
  const date = dateText(on);
  const longer = widthOf(date) - widthOf(issuer);
  return longer > 0
    ? [blank(KEPT), toTheRight(issuer, 4 + longer, KEPT), toTheRight(date, 2)]
    : [blank(KEPT), toTheRight(issuer, 2, KEPT), toTheRight(date, -longer)];
}

const dateText = (on: Signature['on']): string => (on === null ? '    年  月  日' : chineseDate(on));

const toTheRight = (text: string, characters: number, setting: { keepNext?: true } = {}): Paragraph =>
  line(text, {}, { ...setting, alignment: AlignmentType.RIGHT, indent: { right: Math.round(characters * CHAR) } });

/** In characters of the grid: figures and blanks take half. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char < '\u0100' ? 0.5 : 1), 0);
