import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackWoff } from './unpack-woff.ts';

/** Hands of the standard as Noto has them: 仿宋 and 楷体 have no free cut with a whole character set, so both are set in its 宋体. */
const FILES = {
  text: ['noto-serif-sc', '400'],
  title: ['noto-serif-sc', '700'],
  hei: ['noto-sans-sc', '700'],
} as const;
export type PrintHand = keyof typeof FILES;
export type Fonts = Readonly<Record<PrintHand, Uint8Array>>;

/** Reads the fonts of a PDF from a folder laid out as the packages are: noto-serif-sc/files/…. */
export const fontsIn = (folder: string): Fonts => ({ text: read(folder, 'text'), title: read(folder, 'title'), hei: read(folder, 'hei') });

function read(folder: string, hand: PrintHand): Uint8Array {
  const [family, weight] = FILES[hand];
  return unpackWoff(readFileSync(join(folder, family, 'files', `${family}-chinese-simplified-${weight}-normal.woff`)));
}
