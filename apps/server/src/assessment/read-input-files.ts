import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { found } from '../platform/refused.ts';
import { inputsOf, keptAssessment, schemeOn } from './assessment-repo.ts';
import { namesIn } from './name-units.ts';
import { inputsCsv, inputsForm } from './print-inputs.ts';
import { assessedUnits } from './source-reads.ts';

const TYPE = 'text/csv; charset=utf-8';

/** An empty file to fill in, with every unit the scheme assesses. */
export function inputsFormOf(ctx: Ctx, code: string) {
  return ctx.read(async (db) => {
    const scheme = found(await schemeOn(db, code, ctx.today), 'assessment.scheme_not_found');
    const assessed = await assessedUnits(db, scheme.assesses, ctx.today);
    const ids = assessed.map(({ unit }) => unit);
    const refs = await unitRefs(db, ids, ctx.today);
    const units = ids.map((unit) => ({ unit, name: refs.get(unit)?.name ?? unit }));
    return { name: `${scheme.title}数据.csv`, type: TYPE, bytes: inputsForm(scheme, units) };
  });
}

/** What an assessment was made from, whoever may see its scores. */
export function inputsOfAssessment(ctx: Ctx, id: string) {
  return ctx.read(async (db) => {
    const kept = found(await keptAssessment(db, id), 'assessment.not_found');
    const names = await namesIn(db, ctx, kept);
    return { name: `${kept.title}数据.csv`, type: TYPE, bytes: inputsCsv(kept.scheme, inputsOf(kept), (unit) => names(unit).name) };
  });
}
