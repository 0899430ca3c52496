import type { CellProblem } from '@gongjian/contract/reporting-form';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { importText } from './import-text.ts';

const A_PAGE = 50;

/** Every problem of a file by row and column, page by page. */
export function ImportProblems({ problems }: { problems: readonly CellProblem[] }) {
  const text = useText(importText);
  const words = useText(uiText);
  const said: Readonly<Record<string, string>> = text.cells;
  const [shown, setShown] = useState(A_PAGE);
  const columns: Column<CellProblem>[] = [
    { key: 'place', title: text.place, cell: ({ row, column }) => `${column}${row}`, width: 90 },
    { key: 'column', title: text.column, cell: ({ title }) => title, width: 140 },
    { key: 'problem', title: text.problem, cell: ({ code }) => said[code] ?? code },
  ];
  return (
    <>
      <DataTable
        label={text.problems}
        columns={columns}
        rows={problems.slice(0, shown)}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
      />
      {problems.length > shown && (
        <div>
          <Button size="small" onClick={() => setShown(shown + A_PAGE)}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}
