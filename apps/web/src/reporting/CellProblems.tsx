import type { CellProblem } from '@gongjian/contract/reporting-form';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { formText } from './form-text.ts';
import { problemsCsv } from './problems-csv.ts';
import styles from './Reporting.module.css';
import { reportingText } from './text.ts';

const A_PAGE = 50;

type Words = Readonly<Record<string, string>>;
const none: Words = {};

/** Every problem by row and column, page by page, and as a file to work through. */
export function CellProblems({ problems, more = none }: { problems: readonly CellProblem[]; more?: Words }) {
  const text = useText(formText);
  const words: Words = { ...useText(reportingText).formProblems, ...text.cells, ...more };
  const [shown, setShown] = useState(A_PAGE);
  const said = ({ code }: CellProblem): string => words[code] ?? code;
  const columns: Column<CellProblem>[] = [
    { key: 'place', title: text.place, cell: ({ row, column }) => `${column}${row}`, width: 90 },
    { key: 'column', title: text.column, cell: ({ title }) => title, width: 140 },
    { key: 'problem', title: text.problem, cell: said },
  ];
  const save = (): void => {
    const rows = problems.map((problem) => [`${problem.column}${problem.row}`, problem.title, said(problem)]);
    problemsCsv(text.problemsOf, [[text.place, text.column, text.problem], ...rows]);
  };
  return (
    <div className={styles.stack}>
      <DataTable
        label={text.problemsOf}
        columns={columns}
        rows={problems.slice(0, shown)}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
      />
      <div>
        <Button size="small" onClick={save}>
          {text.exportProblems}
        </Button>
        {problems.length > shown && (
          <>
            <Button size="small" onClick={() => setShown(shown + A_PAGE)}>
              {text.more}
            </Button>
            <span className="soft">{text.showing(shown, problems.length)}</span>
          </>
        )}
      </div>
    </div>
  );
}
