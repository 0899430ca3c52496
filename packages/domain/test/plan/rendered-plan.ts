import type { Block, Cell, ReadDocument } from '../../src/plan/source.ts';
import { textDocument } from './text-document.ts';

/** A plan as its author thinks of it, before it is laid out. */
export type AuthoredMeasure = {
  readonly text: string;
  readonly deadline: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly support: readonly string[];
};
export type AuthoredTask = { readonly title: string; readonly measures: readonly AuthoredMeasure[] };
export type AuthoredSection = { readonly title: string; readonly tasks: readonly AuthoredTask[] };

export type ColumnName = 'no' | 'task' | 'measure' | 'deadline' | 'lead' | 'responsible' | 'support';
export type Style = {
  readonly order: readonly ColumnName[];
  readonly words: Readonly<Record<ColumnName, string>>;
  /** A page ends after so many rows, and the header, the number and the title are printed again. */
  readonly pageRows: number;
};

export const plainOrder: readonly ColumnName[] = ['no', 'task', 'measure', 'deadline', 'lead', 'responsible', 'support'];

const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const unitText = (units: readonly string[], separator: string): string => (units.length === 0 ? '——' : units.join(separator));

type Row =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'header' }
  | { readonly kind: 'measure'; readonly cells: Readonly<Record<ColumnName, string>>; readonly label: Label };
type Label = { readonly no: string; readonly task: string; readonly rows: number };

function rowsOf(sections: readonly AuthoredSection[], pageRows: number, separator: string): Row[] {
  const rows: Row[] = [{ kind: 'header' }];
  let no = 0;
  let printed = 0;
  for (const [s, section] of sections.entries()) {
    rows.push({ kind: 'heading', text: `${han[s]}、${section.title}` });
    for (const task of section.tasks) {
      no++;
      let first = true;
      for (const measure of task.measures) {
        if (printed > 0 && printed % pageRows === 0) {
          rows.push({ kind: 'header' });
          first = true;
        }
        printed++;
        const cells = {
          no: String(no),
          task: task.title,
          measure: measure.text,
          deadline: measure.deadline,
          lead: unitText(measure.lead, separator),
          responsible: unitText(measure.responsible, separator),
          support: unitText(measure.support, separator),
        };
        rows.push({ kind: 'measure', cells, label: { no: String(no), task: task.title, rows: first ? 1 : 0 } });
        first = false;
      }
    }
  }
  return rows;
}

/** Tabs between the cells; a number and a title stand once, in the first row of their task on a page. */
export function asTabbedText(sections: readonly AuthoredSection[], style: Style): ReadDocument {
  return textDocument(tabbedLines(sections, style).join('\n'));
}

const tabbedLines = (sections: readonly AuthoredSection[], { order, words, pageRows }: Style): string[] =>
  rowsOf(sections, pageRows, ' ').map((row) => {
    if (row.kind === 'header') return order.map((name) => words[name]).join('\t');
    if (row.kind === 'heading') return `${row.text}${'\t'.repeat(order.length - 1)}`;
    return order.map((name) => (isLabel(name) && row.label.rows === 0 ? '' : row.cells[name])).join('\t');
  });

const isLabel = (name: ColumnName): boolean => name === 'no' || name === 'task';

/** The same as a table of a kind that cannot say what is merged. */
export function asUnknownTable(sections: readonly AuthoredSection[], style: Style): ReadDocument {
  const lines = tabbedLines(sections, style).map((line) => line.split('\t'));
  return tableDocument(
    lines.map((cells) => cells.map((text, column) => ({ text, column, rowSpan: 1, colSpan: 1 }))),
    style.order.length,
    'unknown',
  );
}

type Placed = { readonly text: string; readonly column: number; readonly rowSpan: number; readonly colSpan: number };

/** True merges: labels over the rows of their task, headings over the whole width, equal neighbours over two columns. */
export function asMergedTable(sections: readonly AuthoredSection[], { order, words }: Style): ReadDocument {
  const width = order.length;
  const rows: Placed[][] = [order.map((name, column) => ({ text: words[name], column, rowSpan: 1, colSpan: 1 }))];
  let no = 0;
  for (const [s, section] of sections.entries()) {
    rows.push([{ text: `${han[s]}、${section.title}`, column: 0, rowSpan: 1, colSpan: width }]);
    for (const task of section.tasks) {
      no++;
      task.measures.forEach((measure, i) => {
        rows.push(mergedRow(measure, { no: String(no), task: task.title, rows: i === 0 ? task.measures.length : 0 }, order));
      });
    }
  }
  return tableDocument(rows, width, 'true');
}

function mergedRow(measure: AuthoredMeasure, label: Label, order: readonly ColumnName[]): Placed[] {
  const cells = {
    no: label.no,
    task: label.task,
    measure: measure.text,
    deadline: measure.deadline,
    lead: unitText(measure.lead, '\n'),
    responsible: unitText(measure.responsible, '\n'),
    support: measure.support.length === 0 ? '' : measure.support.join('\n'),
  };
  const placed: Placed[] = [];
  order.forEach((name, column) => {
    if (isLabel(name) && label.rows === 0) return;
    const before = placed.at(-1);
    const spans = before !== undefined && order[column - 1] === 'lead' && name === 'responsible' && before.text === cells[name];
    if (spans) placed[placed.length - 1] = { ...before, colSpan: 2 };
    else placed.push({ text: cells[name], column, rowSpan: isLabel(name) ? label.rows : 1, colSpan: 1 });
  });
  return placed;
}

function tableDocument(rows: readonly (readonly Placed[])[], columns: number, spans: 'true' | 'unknown'): ReadDocument {
  let text = '';
  const placed = rows.map((row) => {
    const cells = row.map(({ text: words, column, rowSpan, colSpan }): Cell => {
      const at = { start: text.length, end: text.length + words.length };
      text += `${words}\t`;
      return { at, column, rowSpan, colSpan };
    });
    text += '\n';
    return cells;
  });
  const table: Block = { kind: 'table', at: { start: 0, end: text.length }, columns, spans, rows: placed };
  return { kind: spans === 'true' ? 'docx' : 'markdown', text, blocks: [table], pageStarts: [] };
}

/** Copied from a web page: every cell on a line of its own. */
export function asFlatLines(sections: readonly AuthoredSection[], style: Style): ReadDocument {
  return textDocument(pieces(sections, style, '、').join('\n'));
}

/** The same with the blank cells kept as blank lines. */
export function asLinesWithBlanks(sections: readonly AuthoredSection[], style: Style): ReadDocument {
  return textDocument(tabbedLines(sections, style).join('\n').replaceAll('\t', '\n'));
}

/** Copied without line breaks: cells with spaces between them. */
export function asRunOnLine(sections: readonly AuthoredSection[], style: Style): ReadDocument {
  return textDocument(pieces(sections, style, '、').join(' '));
}

const pieces = (sections: readonly AuthoredSection[], { words, pageRows }: Style, separator: string): string[] =>
  rowsOf(sections, pageRows, separator).flatMap((row) => {
    if (row.kind === 'header') return plainOrder.map((name) => words[name]);
    if (row.kind === 'heading') return [row.text];
    return plainOrder.filter((name) => !(isLabel(name) && row.label.rows === 0)).map((name) => row.cells[name]);
  });
