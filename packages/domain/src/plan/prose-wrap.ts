import { join } from './passage.ts';
import { startsWithLabel } from './prose-label.ts';
import { type Printed, widthOf } from './prose-line.ts';
import { readMarker } from './prose-marker.ts';

/** How the lines of a document are set, as far as its paragraphs are broken at the right margin. */
type Setting = {
  /** Columns of a full line, or null where each line is a whole paragraph. */
  readonly width: number | null;
  readonly indents: boolean;
  readonly blankLines: boolean;
};

const ENDED = /[。；：！？;:!?…）)】\]〕》”"]$/;
const UNFINISHED = /[，,、（(《“]$/;
const CONTINUES = /^[，,、。；：！？）)】〕》”]/;
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
    if (before === undefined || !(i <= bracketEnd || continues(before, line, parts[0] ?? before, setting))) close();
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
  if (UNFINISHED.test(text)) return true;
  if (line.bold !== before.bold) return false;
  return setting.width === null ? isCutSentence(text, first) : runsOn(before, line, setting.width, setting);
}

/** In a file of whole paragraphs a long one without an end was cut by a page. */
const isCutSentence = (text: string, first: Printed): boolean =>
  !ENDED.test(text) && text.length >= (first.marker === null ? 40 : 60) && /[，、；]/.test(text) && !startsWithLabel(first.passage.text);

function runsOn(before: Printed, line: Printed, width: number, setting: Setting): boolean {
  if (widthOf(before.passage.text) + before.indent < width - RAGGED) return false;
  if (setting.indents && line.indent > 0) return false;
  if (!ENDED.test(before.passage.text)) return true;
  return setting.blankLines ? !line.apart : true;
}

function settingOf(lines: readonly Printed[]): Setting {
  return {
    width: marginOf(lines),
    indents: marksParagraphs(lines, (l) => l.indent > 0),
    blankLines: marksParagraphs(lines, (l) => l.apart),
  };
}

/** Whether the sign stands at some lines and not at others, so that it tells paragraphs apart. */
function marksParagraphs(lines: readonly Printed[], has: (line: Printed) => boolean): boolean {
  const share = lines.filter(has).length / Math.max(1, lines.length);
  return share > 0.04 && share < 0.8;
}

/** The right margin, where most lines that do not end a sentence reach it and hardly any line passes it. */
function marginOf(lines: readonly Printed[]): number | null {
  const widths = lines.map((line) => widthOf(line.passage.text) + line.indent);
  const open = widths.filter((_, i) => !ENDED.test((lines[i] as Printed).passage.text)).sort((a, b) => a - b);
  const margin = open[Math.floor(open.length * 0.85)];
  if (margin === undefined || margin < 24) return null;
  const full = open.filter((width) => Math.abs(width - margin) <= RAGGED).length;
  const over = widths.filter((width) => width > margin + RAGGED).length;
  return full >= 3 && full >= open.length * 0.35 && over <= widths.length * 0.02 ? margin : null;
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
