import { join } from './passage.ts';
import { isBoxTitle } from './prose-box.ts';
import { isDate, isSignature } from './prose-furniture.ts';
import { endsWithLabel, startsWithLabel } from './prose-label.ts';
import { type Printed, widthOf } from './prose-line.ts';
import { readMarker } from './prose-marker.ts';
import { isUnit } from './prose-role.ts';

/** How the lines of a document are set, as far as its paragraphs are broken at the right margin. */
type Setting = {
  /** Columns of a full line, or null where each line is a whole paragraph. */
  readonly width: number | null;
  readonly indents: boolean;
  readonly blankLines: boolean;
  /** Columns every line is set in by. */
  readonly margin: number;
};

const ENDED = /[。；：！？;:!?…）)】\]〕》”"]$/;
const UNFINISHED = /[，,、（(《“]$/;
const CONTINUES = /^[，,、。；：！？）)】〕》”/／%％·℃]/;
/** How far a line may fall short of the margin: a Latin word or a mark that may not begin a line was carried over. */
const RAGGED = 8;
const BRACKET_LINES = 6;
const BRACKET_LENGTH = 400;

/** Puts together the lines of a paragraph that was broken at the margin, over a page, or within a bracket. */
export function unwrap(lines: readonly Printed[]): Printed[] {
  const setting = settingOf(lines);
  const whole: Printed[] = [];
  let parts: Printed[] = [];
  let bracketEnd = -1;
  const close = (): void => {
    if (parts.length > 0) whole.push(merge(parts));
    parts = [];
  };
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const apart = isBoxTitle(line) || isDate(line.passage.text) || isSignature(line.passage.text, lines[i + 1]?.passage.text);
    if (before === undefined || apart || !(i <= bracketEnd || continues(before, line, parts[0] ?? before, setting))) close();
    parts.push(line);
    if (i >= bracketEnd) bracketEnd = endOfOpenBracket(lines, i);
  });
  close();
  return whole;
}

function merge(parts: readonly Printed[]): Printed {
  const first = parts[0] as Printed;
  if (parts.length === 1) return first;
  const passage = join(
    parts.map((part) => part.passage),
    '',
  );
  return { ...first, passage, marker: readMarker(passage.text), bold: parts.every((part) => part.bold) };
}

function continues(before: Printed, line: Printed, first: Printed, setting: Setting): boolean {
  if (line.behindTable || line.heading !== before.heading) return false;
  const text = before.passage.text;
  if (before.marker?.length === text.length) return true;
  if (line.marker !== null || startsWithLabel(line.passage.text)) return false;
  if (CONTINUES.test(line.passage.text)) return true;
  if (UNFINISHED.test(text) || endsWithLabel(text)) return true;
  if (line.bold !== before.bold) return false;
  if (startsWithLabel(first.passage.text)) return listRunsOn(text, before, line, setting);
  return setting.width === null ? isCutSentence(text, first) : runsOn(before, line, setting.width, setting);
}

/** 责任单位：市水务局、县 / 农业农村局: a list of units goes on where the cut name makes sense only as a whole. */
function listRunsOn(list: string, before: Printed, line: Printed, setting: Setting): boolean {
  if (ENDED.test(list)) return false;
  if (setting.indents && setting.width !== null) return runsOn(before, line, setting.width, setting);
  const begun = list
    .slice(-30)
    .split(/[、，,；;：:\s]/)
    .at(-1) as string;
  const rest = line.passage.text.split(/[、，,；;。\s]/)[0] as string;
  return isUnit(begun + rest) && !(isUnit(begun) && isUnit(rest) && /^[市区县省各国]/.test(rest));
}

/** In a file of whole paragraphs, one that goes on behind a full stop, or for long, and does not end, was cut by a page. */
function isCutSentence(text: string, first: Printed): boolean {
  if (/各[^，。；]{0,4}[（(][市州区县旗镇乡街道、]+[）)]$/.test(text)) return true;
  if (ENDED.test(text)) return false;
  const words = text.slice(readMarker(text)?.length ?? 0);
  const tail = /[。）)】]([^。）)】]*)$/.exec(words)?.[1]?.trimStart();
  if (tail === undefined) return isLong(words, first.marker !== null);
  return readMarker(tail) === null ? words.includes('。') || isLong(words, first.marker !== null) : isLong(tail, true);
}

/** Too long for a heading, and with the marks of a sentence. */
const isLong = (text: string, numbered: boolean): boolean => text.length >= (numbered ? 55 : 30) && /[，、；]/.test(text);

function runsOn(before: Printed, line: Printed, width: number, setting: Setting): boolean {
  if (widthOf(before.passage.text) + before.indent < width - RAGGED) return false;
  if (setting.indents && line.indent > setting.margin + 1) return false;
  if (!ENDED.test(before.passage.text)) return true;
  return setting.blankLines ? !line.apart : true;
}

function settingOf(lines: readonly Printed[]): Setting {
  const margin = lines.reduce((least, { indent }) => Math.min(least, indent), WIDEST);
  return {
    width: marginOf(lines),
    indents: tellsParagraphs(lines.filter(({ indent }) => indent > margin + 1).length, lines.length, 0.97),
    blankLines: tellsParagraphs(lines.filter(({ apart }) => apart).length, lines.length, 0.8),
    margin,
  };
}

/** Whether a sign stands at some lines and not at others, so that it shows where paragraphs begin. */
const tellsParagraphs = (count: number, all: number, most: number): boolean => count > all * 0.04 && count < all * most;

/** The widest a line may be on paper. */
const WIDEST = 160;

/** The right margin: hardly any line passes it, and most lines that reach it break off within a sentence. */
function marginOf(lines: readonly Printed[]): number | null {
  const widths = lines.map((line) => widthOf(line.passage.text) + line.indent);
  const margin = [...widths].sort((a, b) => b - a)[Math.floor(widths.length * 0.02)] ?? 0;
  if (margin < 24 || margin > WIDEST) return null;
  const full = lines.filter((_, i) => (widths[i] as number) >= margin - RAGGED);
  const long = widths.filter((width) => width > margin / 2).length;
  const broken = full.filter(({ passage }) => !ENDED.test(passage.text)).length;
  return full.length >= 3 && broken >= full.length * 0.6 && full.length >= long * 0.25 ? margin : null;
}

/** The line on which a bracket opened on line `i` and left open is closed; -1 where none is or it is not closed soon. */
function endOfOpenBracket(lines: readonly Printed[], i: number): number {
  let open = depth((lines[i] as Printed).passage.text, 0);
  if (open <= 0) return -1;
  let length = 0;
  for (let next = i + 1; next <= i + BRACKET_LINES && next < lines.length; next++) {
    const line = lines[next] as Printed;
    length += line.passage.text.length;
    if (line.heading !== null || line.marker !== null || length > BRACKET_LENGTH * 4) return -1;
    const closing = line.passage.text.search(/[）)】〕\]]/);
    if (closing > BRACKET_LENGTH) return -1;
    open = depth(line.passage.text, open);
    if (open <= 0) return next;
  }
  return -1;
}

function depth(text: string, open: number): number {
  let level = open;
  for (const [character] of text.matchAll(/[（(【〔[）)】〕\]]/g)) {
    if ('（(【〔['.includes(character)) level++;
    else if (level > 0) level--;
  }
  return level;
}
