import type { Assessment } from '@gongjian/contract/assessment';
import type { FrozenInputs, Scheme } from '@gongjian/domain/assessment/model';
import { type LocalDate, localDate } from '@gongjian/domain/kernel/dates';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { insertAssessment, keptAssessment, markPublished, schemeOn } from './assessment-repo.ts';
import { assessmentHappened } from './events.ts';
import { freezeInputs, type Told } from './freeze-inputs.ts';
import { type InputFile, inputFile } from './input-repo.ts';
import { type Made, makeScores } from './make-scores.ts';
import { readAssessment } from './read-assessment.ts';

type ToldByHand = Pick<Told, 'cells' | 'happenings'>;
export type Run = ToldByHand & {
  readonly scheme: string;
  readonly title: string;
  readonly on?: string | undefined;
  /** A file of inputs imported before. */
  readonly inputs?: string | undefined;
  /** What is shared, in whole yuan. */
  readonly pool?: number | undefined;
};

/** Freezes the inputs as they are now and scores them. What is not yet published, units do not see. */
export function runAssessment(ctx: Ctx, { scheme: code, title, on, inputs, pool, ...told }: Run): Promise<Assessment> {
  return ctx.transact(async (tx) => {
    const day: LocalDate = on === undefined ? ctx.today : localDate(on);
    const scheme = found(await schemeOn(tx, code, day), 'assessment.scheme_not_found');
    const file = inputs === undefined ? undefined : await fileFor(tx, inputs, code);
    const frozen = await freezeInputs(tx, scheme, day, together(file?.told, told));
    const made = scored(scheme, { ...frozen, ...pooled(scheme, pool), ...(file ? { file: named(file) } : {}) });
    const id = await insertAssessment(tx, ctx, { ...made, scheme, title, on: day, supersedes: null, reason: '', published: false });
    await emit(
      tx,
      ctx,
      assessmentHappened('run', id, { scheme: `${scheme.code}/${scheme.version}`, on: day, sha256: made.sha256, inputs: inputs ?? null }),
    );
    return readAssessment(tx, ctx, id);
  });
}

async function fileFor(tx: Tx, id: string, scheme: string): Promise<InputFile> {
  const file = found(await inputFile(tx, id), 'assessment.inputs_not_found');
  if (file.scheme !== scheme) throw new Refused('assessment.inputs_not_found');
  return file;
}

const named = ({ id, name, sha256 }: InputFile) => ({ id, name, sha256 });
const together = (file: Told | undefined, { cells, happenings }: ToldByHand): Told => ({
  subjects: file?.subjects ?? [],
  cells: [...(file?.cells ?? []), ...cells],
  happenings: [...(file?.happenings ?? []), ...happenings],
});

/** A scheme that shares a pool is told how large it is; any other has none. */
function pooled({ pool: rule }: Scheme, pool: number | undefined): { pool?: number } {
  if (rule === undefined) return {};
  if (pool === undefined) throw new Refused('assessment.inputs_invalid', [{ code: 'pool_missing', at: ['pool'] }]);
  return { pool };
}

/** Bounds that cannot hold, such as floors that ask for more than there is, are a matter of the inputs. */
function scored(scheme: Scheme, frozen: FrozenInputs): Made {
  if (frozen.units.length === 0) throw new Refused('assessment.inputs_invalid', [{ code: 'nobody_to_assess', at: ['inputs'] }]);
  try {
    return makeScores(scheme, frozen);
  } catch (error) {
    if (frozen.pool === undefined || !(error instanceof RangeError)) throw error;
    throw new Refused('assessment.inputs_invalid', [{ code: 'pool_impossible', at: ['pool'] }]);
  }
}

export function publishAssessment(ctx: Ctx, id: string, version: number): Promise<Assessment> {
  return ctx.transact(async (tx) => {
    const kept = found(await keptAssessment(tx, id, true), 'assessment.not_found');
    if (kept.version !== version) throw new Refused('assessment.changed');
    if (kept.published) throw new Refused('assessment.published_already');
    await markPublished(tx, ctx, kept);
    await emit(tx, ctx, assessmentHappened('published', id, { sha256: kept.sha256 }));
    return readAssessment(tx, ctx, id);
  });
}
