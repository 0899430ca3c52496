import { beginsName, isHead, isLoneDeadline, isNameEnd, isWholeDeadline, isWholeName } from './names.ts';
import type { PrintedCell, PrintedTable } from './print.ts';
import { ENDS_SENTENCE, isUnclosed, joinLines, NUMBERED, STARTS_INSIDE } from './seams.ts';

type Row = readonly PrintedCell[];

/**
 * A row cut by the end of a page stays two rows, as printed, where each half can be understood. Where a word is cut besides the
 * measure (9月底 / 前, 市发展改 / 革委), or a deadline or a unit is torn though the measure had ended, no half means anything and the row is
 * made whole.
 */
export function mendCutRow(before: PrintedTable, after: PrintedTable): [PrintedTable, PrintedTable] {
  const at = isRepeated(before.rows[0], after.rows[0]) ? 1 : 0;
  const [upper, lower] = [before.rows.at(-1), after.rows[at]];
  if (before.columns !== after.columns || !upper || !lower) return [before, after];
  const others = [...before.rows, ...after.rows.slice(at + 1)];
  if (!isCut(upper, lower) && !isLoneRest(upper, lower, others) && !(before.lined !== 'all' && isMidSentence(upper, lower)))
    return [before, after];
  const whole = upper.map((cell) => ({ ...cell, text: joined(cell.text, textIn(lower, cell.column)) }));
  const rows = [...after.rows.slice(0, at), withRests(lower, after.rows[at + 1]), ...after.rows.slice(at + 2)];
  return [
    { ...before, rows: [...before.rows.slice(0, -1), whole] },
    { ...after, rows: rows.filter((row) => row.length > 0) },
  ];
}

const textIn = (row: Row, column: number): string => row.find((cell) => cell.column === column)?.text ?? '';

/** What a cell says, without the marks of a web page that were left in it. */
const wordsIn = (row: Row, column: number): string => textIn(row, column).replace(RESIDUE, '');
const RESIDUE = /<\/?p>/g;

/** The header printed again. */
const isRepeated = (header: Row = [], row: Row = []): boolean =>
  header.length > 1 && header.length === row.length && header.every((cell, i) => cell.text === row[i]?.text);

function isCut(upper: Row, lower: Row): boolean {
  const main = longest(upper, lower);
  if (!main || textIn(lower, 0) !== '') return false;
  const halves = upper.map(({ column }) => ({ column, before: wordsIn(upper, column), after: wordsIn(lower, column) }));
  if (halves.some(({ column, before, after }) => column > main.column && areTwoDeadlines(before, after))) return false;
  if (textIn(lower, main.column) === '' && halves.some(({ column, before, after }) => column < main.column && isRest(before, after)))
    return true;
  if (halves.some(({ column, before, after }) => column > main.column && isTorn(before, after))) return true;
  if (ENDS_SENTENCE.test(wordsIn(upper, main.column)) || textIn(lower, main.column) === '') return false;
  return halves.some(({ column, before, after }) => column !== main.column && isCutWord(before, after, column < main.column));
}

/** Nothing but a measure, in a table where every other measure has words behind it: its paragraphs were parted by the end of the page. */
function isLoneRest(upper: Row, lower: Row, others: readonly Row[]): boolean {
  const main = longest(upper, lower);
  if (!main || !isOnly(lower, main.column) || !ENDS_SENTENCE.test(wordsIn(upper, main.column))) return false;
  const measures = others.filter((row) => row.length === lower.length && textIn(row, main.column) !== '');
  return measures.length > 1 && measures.every((row) => row.some(({ column, text }) => column > main.column && text !== ''));
}

/** A row of nothing but the last words of a measure could be taken for a heading where no lines show its cells. */
function isMidSentence(upper: Row, lower: Row): boolean {
  const main = longest(upper, lower);
  return main !== undefined && isOnly(lower, main.column) && !ENDS_SENTENCE.test(wordsIn(upper, main.column));
}

const isOnly = (row: Row, only: number): boolean => row.every(({ column, text }) => (text !== '') === (column === only));

/** A name of a task without any measure beside it ends the name before it. */
const isRest = (before: string, after: string): boolean => before !== '' && after !== '' && before !== after;

const areTwoDeadlines = (before: string, after: string): boolean =>
  isLoneDeadline(before) && isLoneDeadline(after) && !isCutDate(before, after);

/** 2023年 / 10月31日前 */
const isCutDate = (before: string, after: string): boolean =>
  (/\d年$/.test(before) && /^\d{1,2}月/.test(after)) || (/\d月$/.test(before) && /^\d{1,2}日/.test(after));

/** Neither half can stand alone, but both together are a name or a deadline: 按时间节 / 点完成, 各区政府(含北京经 / 济技术开发区管委会). */
function isTorn(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  const [last, first] = [before.split('\n').at(-1) ?? '', after.split('\n')[0] ?? ''];
  const isWhole = (text: string): boolean => isWholeName(text) || isWholeDeadline(text);
  if (isUnclosed(before) || isHead(before + after) || isCutDate(before, after)) return true;
  return isWhole(last + first) && (/^(?:前|底前|实施|完成|点完成)$/.test(first) || (!isWhole(last) && !beginsName(first)));
}

/** The column of the measure: the one with most to say in both halves. */
const longest = (upper: Row, lower: Row): PrintedCell | undefined =>
  upper.reduce<PrintedCell | undefined>((most, cell) => {
    const said = ({ text, column }: PrintedCell): number => text.length + textIn(lower, column).length;
    return most === undefined || said(cell) > said(most) ? cell : most;
  }, undefined);

/** Left of the measure stands the name of the task, which is printed once, or again in full. */
function isCutWord(before: string, after: string, isLabel: boolean): boolean {
  if (before === '' || after === '' || /^[—\d]/.test(after)) return false;
  if (isLabel) return before !== after;
  const [last, first] = [before.split('\n').at(-1) ?? '', after.split('\n')[0] ?? ''];
  if (isUnclosed(before) || STARTS_INSIDE.test(first) || isNameEnd(first) || first.length < 3) return true;
  return !isWholeName(last) && !isWholeDeadline(last) && !/^—+$/.test(last);
}

function joined(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const [last, first] = [before.split('\n').at(-1) ?? '', after.split('\n')[0] ?? ''];
  if (/。$/.test(before) && NUMBERED.test(after)) return `${before}\n${after}`;
  const isNew = !isUnclosed(before) && !isNameEnd(first) && isWholeName(last) && beginsName(first);
  return isNew ? `${before}\n${after}` : joinLines(before, after);
}

/** The row below the lower half, with what is left of cells that reached from the half into it. */
function withRests(lower: Row, below: Row = []): Row {
  const rests = lower.filter(({ rowSpan }) => rowSpan > 1).map((cell) => ({ ...cell, text: '', rowSpan: cell.rowSpan - 1 }));
  return [...rests, ...below].sort((a, b) => a.column - b.column);
}
