import { halfWidth, numbered } from './numbering.ts';
import { type Heading, numberedHeading, openHeading } from './numbering-headings.ts';
import { type Passage, slice } from './passage.ts';
import type { Columns } from './table-columns.ts';
import type { CellDoubt } from './table-doubts.ts';
import type { MeasureRow, TextCell } from './table-rows.ts';
import { squeeze } from './table-text.ts';
import { parts, type Said, type SaidParts, saidParts, sameUnits, UnitLists } from './table-units.ts';

/** A row of measures in its task, its units still as printed. */
export type TaskRow = {
  readonly spans: 'true' | 'unknown';
  /** More than one where the measure goes on over a page break. */
  readonly texts: Passage[];
  /** What stands beside it as what it is to reach. */
  readonly goals: Passage[];
  deadline: Passage;
  readonly deadlineMerged: boolean;
  /** More than one where a list of units goes on in the rows below. */
  readonly said: SaidParts[];
  readonly mayShare: boolean;
  readonly sameSection: boolean;
  /** The borders between the cells of units were lost in the file. */
  readonly unsure: boolean;
  /** Grows with the rows the measure goes on in. */
  readonly doubts: CellDoubt[];
};
export type TableTask = { readonly no: string | null; title: string | null; readonly rows: TaskRow[] };
export type TableSection = {
  readonly part: string | null;
  readonly ordinal: string | null;
  readonly title: string | null;
  readonly tasks: TableTask[];
};

/** Puts headings, page breaks and rows, as they come, together to sections, tasks and rows of measures. */
export class TaskCollector {
  readonly sections: TableSection[] = [];
  private headings: Heading[] = [];
  private groups: readonly string[] = [];
  private section: TableSection | null = null;
  private task: TableTask | null = null;
  private last: TaskRow | null = null;
  private afterBreak = false;
  private readonly lists = new UnitLists();
  private sentences = { ended: 0, open: 0 };

  addHeading(heading: Heading): void {
    this.headings = openHeading(this.headings, heading);
    this.groups = [];
    this.leaveSection();
  }

  addBreak(): void {
    this.afterBreak = true;
  }

  addRow(printed: MeasureRow, columns: Columns): void {
    const row = columns.no === null ? withoutNumber(printed, columns) : printed;
    this.enterGroups(row.groups);
    const said = saidParts(row, columns, this.lists);
    const label = labelOf(row, columns);
    if (this.continuesMeasure(row, said, label)) this.append(row, said);
    else this.begin(row, said, label);
    this.afterBreak = false;
  }

  private leaveSection(): void {
    this.section = null;
    this.task = null;
    this.last = null;
  }

  /** 类别 columns stand for sections; a blank one goes on with the one above. */
  private enterGroups(cells: readonly TextCell[]): void {
    const names = cells.map((cell, i) => (cell.text === '' ? (this.groups[i] ?? '') : cell.text));
    if (names.every((name, i) => squeeze(name) === squeeze(this.groups[i] ?? ''))) return;
    this.groups = names;
    this.leaveSection();
  }

  private continuesMeasure(row: MeasureRow, said: SaidParts, label: Label): boolean {
    if (this.last === null || this.task === null || startsTask(this.task, label)) return false;
    if (row.measureOrigin === 'above') return true;
    const sameLabel = !label.printed || this.afterBreak;
    if (row.measure.text === '') return sameLabel && row.task.text === '';
    const goesOn = row.deadline.text === '' || squeeze(row.deadline.text) === squeeze(this.last.deadline.text);
    const unitsGoOn =
      parts.every((part) => saysNothingNew(said[part], this.last?.said[0]?.[part] ?? null)) || (this.afterBreak && !label.printed);
    return sameLabel && goesOn && unitsGoOn && this.isMidSentence(this.last.texts.at(-1)?.text ?? '');
  }

  /** Where measures usually end with a full stop, one that does not goes on in the next row. */
  private isMidSentence(text: string): boolean {
    // The first measure, cut by the end of its page, is no evidence against itself.
    const open = this.sentences.open - (this.afterBreak ? 1 : 0);
    return !ENDED.test(text) && this.sentences.ended >= open;
  }

  private append(row: MeasureRow, said: SaidParts): void {
    const last = this.last as TaskRow;
    if (row.measureOrigin !== 'above') last.texts.push(row.measure);
    if (row.goal.text !== '') last.goals.push(row.goal);
    if (last.deadline.text === '') last.deadline = row.deadline;
    last.said.push(said);
    last.doubts.push(...row.doubts);
  }

  private begin(row: MeasureRow, said: SaidParts, label: Label): void {
    const sameSection = this.section !== null && this.last !== null;
    const fresh = this.task === null || startsTask(this.task, label);
    if (fresh) this.beginTask(label, row);
    const task = this.task as unknown as TableTask;
    const text = row.measure.text === '' ? label.titlePassage : row.measure;
    if (text.text === '') return;
    if (ENDED.test(text.text)) this.sentences.ended++;
    else this.sentences.open++;
    this.last = {
      spans: row.spans,
      texts: [text],
      goals: row.goal.text === '' ? [] : [row.goal],
      deadline: row.deadline,
      deadlineMerged: row.deadlineMerged,
      said: [said],
      mayShare: !fresh && !(this.afterBreak && label.printed),
      sameSection,
      unsure: row.unsure,
      doubts: [...row.doubts],
    };
    task.rows.push(this.last);
  }

  private beginTask(label: Label, row: MeasureRow): void {
    const inherited = row.task.text === '' && row.spans === 'unknown' && label.no !== null ? (this.task?.title ?? null) : null;
    this.task = { no: label.no, title: label.title ?? inherited, rows: [] };
    this.openSection().tasks.push(this.task);
  }

  private openSection(): TableSection {
    if (this.section !== null) return this.section;
    this.section = sectionUnder([...this.headings, ...this.groups.filter((name) => name !== '').map(groupHeading)]);
    this.sections.push(this.section);
    return this.section;
  }
}

const ITEMS = /(?:^|[\n。；;：:])\s*(?:[0-9]{1,2}\s*[.．、]|[（(][0-9]{1,2}[）)])/g;

/** Where no column numbers the rows, the number before a measure does; the numbers of several in one cell stay with them. */
function withoutNumber(row: MeasureRow, columns: Columns): MeasureRow {
  const { text } = row.measure;
  const number = numbered(text);
  if (number === null || (number.style !== 'digit' && number.style !== 'digitBracket')) return row;
  if ((text.match(ITEMS)?.length ?? 0) > 1) return row;
  const numbersTask = columns.task === null && columns.namesTasks;
  const no = numbersTask ? { ...row.no, text: number.ordinal } : row.no;
  return { ...row, no, measure: slice(row.measure, number.length) };
}

const groupHeading = (name: string): Heading => numberedHeading(name) ?? { level: 9, ordinal: null, title: name, printed: name };

function sectionUnder(headings: readonly Heading[]): TableSection {
  const own = headings.at(-1) ?? null;
  const part = headings.at(-2)?.printed ?? null;
  return { part, ordinal: own?.ordinal ?? null, title: own?.title ?? null, tasks: [] };
}

const ENDED = /[。；;！!？?…][”"’』」）)]?$/;

/** What a row says of its task. */
type Label = {
  readonly no: string | null;
  readonly title: string | null;
  readonly titlePassage: Passage;
  readonly printed: boolean;
  readonly numberPrinted: boolean;
};

function labelOf(row: MeasureRow, columns: Columns): Label {
  const no = cleanNumber(row.no.text);
  const own = row.no.text === '' ? numbered(row.task.text) : null;
  const digit = columns.no === null ? own : own?.style === 'digit' ? own : null;
  const text = columns.task === null && columns.namesTasks ? shortTitle(row) : row.task.text;
  const title = digit === null ? text : text.slice(digit.length);
  const numberPrinted = row.no.origin === 'here' && row.no.text !== '';
  const printed = numberPrinted || (row.task.origin === 'here' && row.task.text !== '');
  return {
    no: no ?? digit?.ordinal ?? null,
    title: title === '' ? null : title,
    titlePassage: passageOfTitle(row),
    printed,
    numberPrinted,
  };
}

/** Where 重点任务 is the only column of text, a short one is the title too. */
const shortTitle = ({ measure }: MeasureRow): string => (measure.text.length <= 40 && !/[。；;\n]/.test(measure.text) ? measure.text : '');

function cleanNumber(text: string): string | null {
  const plain = halfWidth(squeeze(text)).replace(/^[(（]|[)）.．、]+$/g, '');
  return plain === '' ? null : plain;
}

const passageOfTitle = (row: MeasureRow): Passage => {
  const { text, at } = row.task;
  if (at === null) return { text: '', from: [] };
  return { text, from: Array.from({ length: text.length }, (_, i) => Math.min(at.start + i, at.end - 1)) };
};

/** A row opens a new task when its number or its title differs from the open one's. */
function startsTask(task: TableTask, label: Label): boolean {
  if (label.no !== null && label.no !== task.no) return true;
  if (label.title === null && task.title === null && label.numberPrinted) return true;
  return label.title !== null && squeeze(label.title) !== squeeze(task.title ?? '');
}

const saysNothingNew = (said: Said | null, before: Said | null): boolean =>
  said === null || said.state === 'blank' || (before !== null && said.state === before.state && sameUnits(said.units, before.units));
