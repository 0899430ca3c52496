import type { OfficialDocument } from '@gongjian/domain/official/document';
import { BorderStyle, type Paragraph } from 'docx';
import { FONT, MARK_DROP, MARK_LARGEST, RED, RED_LINE_GAP, SIZE, TEXT_WIDTH } from './measures.ts';
import { titleLines } from './title-lines.ts';
import { blank, centred, exactly, line } from './word-text.ts';

/** 版头: the red mark of the issuer, the number, the red line. */
export function wordHead({ issuerMark, number }: OfficialDocument): Paragraph[] {
  const mark = markText(issuerMark);
  const size = markSize(mark);
  return [
    centred(
      mark,
      { font: FONT.title, size: size * 2, color: RED, characterSpacing: 0 },
      { spacing: { ...exactly(size * 24), before: MARK_DROP } },
    ),
    blank(),
    blank(),
    centred(number ?? '', {}, { border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: RED_LINE_GAP } } }),
  ];
}

export const markText = (issuerMark: string): string => (/文件$/.test(issuerMark) ? issuerMark : `${issuerMark}文件`);

/** In points: as large as the width of the 版心 allows, but no larger than is seemly. */
export const markSize = (mark: string): number => Math.min(MARK_LARGEST, Math.floor(TEXT_WIDTH / 20 / [...mark].length));

/** 标题 and 主送机关. */
export function wordTitle({ title, addressees }: OfficialDocument): Paragraph[] {
  const lines = titleLines(title).map((text) => centred(text, { font: FONT.title, size: SIZE.two }, { keepNext: true }));
  const to = addressees.length === 0 ? [] : [line(`${addressees.join('、')}：`)];
  return [blank(), blank(), ...lines, blank(), ...to];
}
