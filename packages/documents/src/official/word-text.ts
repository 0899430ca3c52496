import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { FONT, type FontName, LINE, SIZE } from './measures.ts';
import { printable } from './printable.ts';

export type Hand = { readonly font?: FontName; readonly size?: number; readonly color?: string; readonly characterSpacing?: number };

/** One font for all scripts: a document is set in one hand, figures included. */
export const fontOf = (name: FontName) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' });

export const run = (text: string, { font = FONT.body, size = SIZE.three, ...rest }: Hand = {}): TextRun =>
  new TextRun({ text: printable(text), font: fontOf(font), size, ...rest });

export const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

type Setting = Omit<IParagraphOptions, 'children' | 'text'>;

/** Stays on the page of what follows. */
export const KEPT = { keepNext: true } as const;

export const line = (text: string, hand: Hand = {}, setting: Setting = {}): Paragraph =>
  new Paragraph({ spacing: exactly(LINE), ...setting, children: text === '' ? [] : [run(text, hand)] });

export const blank = (setting: Setting = {}): Paragraph => line('', {}, setting);
export const centred = (text: string, hand: Hand = {}, setting: Setting = {}): Paragraph =>
  line(text, hand, { alignment: AlignmentType.CENTER, ...setting });

/** Two characters in. Word takes the characters; others, the twips. */
export const INDENT = { firstLineChars: 200, firstLine: 632 } as const;
/** Both edges straight, as on the grid. */
export const indented = (text: string, hand: Hand = {}, setting: Setting = {}): Paragraph =>
  line(text, hand, { alignment: AlignmentType.BOTH, indent: INDENT, ...setting });
