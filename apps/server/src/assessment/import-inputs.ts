import { createHash } from 'node:crypto';
import type { importInputs as contract } from '@gongjian/contract/assessment';
import type { z } from 'zod';
import { directoryOn } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { schemeOn } from './assessment-repo.ts';
import { assessmentHappened } from './events.ts';
import { toldProblems } from './freeze-inputs.ts';
import { insertInputFile } from './input-repo.ts';
import { type ReadInputs, type RowProblem, readInputs } from './read-inputs.ts';
import { assessedUnits } from './source-reads.ts';

const MOST_BYTES = 8 * 1024 * 1024;
type Imported = z.output<typeof contract.reply>;

/** Reads a file of inputs and tells all that is wrong, row by row. Only a file without a fault is kept, and only when it is no trial. */
export function importInputs(ctx: Ctx, code: string, trial: boolean, { name, bytes }: Upload): Promise<Imported> {
  if (bytes.length > MOST_BYTES) throw new Refused('request.too_large');
  return ctx.transact(async (tx) => {
    const scheme = found(await schemeOn(tx, code, ctx.today), 'assessment.scheme_not_found');
    const assessed = await assessedUnits(tx, scheme.assesses, ctx.today);
    const { units } = await directoryOn(tx, ctx.today);
    const names = new Map(units.flatMap(({ id, name: short, fullName }) => [[short, id] as const, [fullName, id] as const]));
    const read = readInputs(bytes, scheme, scheme.assesses.length === 0 ? new Map() : names);
    const known = scheme.assesses.length === 0 ? read.told.subjects : assessed;
    const problems = [
      ...read.problems,
      ...toldInRows(
        read,
        toldProblems(
          scheme,
          known.map(({ unit }) => unit),
          read.told,
        ),
      ),
    ];
    const counted = {
      subjects: known.length,
      cells: read.told.cells.length,
      happenings: read.told.happenings.length,
      problems: problems.slice(0, 200),
    };
    if (trial || problems.length > 0) return { id: null, ...counted };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = await insertInputFile(tx, ctx, { scheme: code, name, sha256, told: read.told });
    await emit(
      tx,
      ctx,
      assessmentHappened('inputs_imported', id, { scheme: code, name, sha256, cells: counted.cells, happenings: counted.happenings }),
    );
    return { id, ...counted };
  });
}

type Placed = ReturnType<typeof toldProblems>[number];
const COLUMN: Readonly<Record<string, string>> = { unit: '单位代码', item: '项目', code: '项目' };

/** Where in the file it stands, instead of where in what was told. */
const toldInRows = ({ rowOf }: ReadInputs, problems: readonly Placed[]): RowProblem[] =>
  problems.map(({ code, at: [list, i, part] }) => ({
    code,
    row: rowOf(list === 'happenings' ? 'happenings' : 'cells', Number(i)),
    column: COLUMN[String(part ?? '')] ?? '',
  }));
