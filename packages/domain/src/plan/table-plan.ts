import type { ClauseContext } from './clause.ts';
import type { DraftSection } from './draft.ts';
import type { GridItem, Item } from './layout-item.ts';
import { type Heading, numberedHeading } from './numbering-headings.ts';
import { headingOf } from './table-headings.ts';
import { draftSections } from './table-measures.ts';
import type { RowReader } from './table-reader.ts';
import { entriesOf } from './table-rows.ts';
import type { MeasureTable } from './table-stretch.ts';
import { TaskCollector } from './table-tasks.ts';

/** Reads the tables of one plan, with the headings that stand between them. */
export function readTablePlan(
  items: readonly Item[],
  tablesOf: (item: GridItem) => readonly MeasureTable[],
  reader: RowReader,
  about: ClauseContext,
): DraftSection[] {
  const collector = new TaskCollector();
  for (const item of items) {
    if (item.kind === 'line') {
      const heading = numberedHeading(item.text);
      if (heading !== null) collector.addHeading(heading);
      continue;
    }
    for (const table of tablesOf(item)) collect(collector, table, reader);
  }
  return draftSections(collector.sections, about);
}

function collect(collector: TaskCollector, table: MeasureTable, reader: RowReader): void {
  for (const heading of leadHeadings(table, reader)) collector.addHeading(heading);
  collector.addBreak();
  for (const entry of entriesOf(table, reader)) {
    if (entry.kind === 'heading') collector.addHeading(entry.heading);
    else if (entry.kind === 'break') collector.addBreak();
    else collector.addRow(entry.row, table.columns);
  }
}

/** Above a header only numbered headings count: what else stands there is the title. */
function leadHeadings({ grid, lead, top }: MeasureTable, reader: RowReader): Heading[] {
  return grid.rows.slice(lead, top).flatMap((row) => {
    const heading = headingOf(grid, row, null, reader);
    return heading === null || heading === 'note' || heading.ordinal === null ? [] : [heading];
  });
}
