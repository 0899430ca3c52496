import { createHmac } from 'node:crypto';
import type { uploadForm } from '@gongjian/contract/reporting-form';
import { NotAForm, type Sign } from '@gongjian/documents/form/model';
import { readForm } from '@gongjian/documents/form/read-form';
import { writeForm } from '@gongjian/documents/form/write-form';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { askedOf, problemsOf } from './check-report.ts';
import { cycleOf } from './cycle-repo.ts';
import { formDownloaded } from './events.ts';
import { type Filled, reportsIn } from './fill-reports.ts';
import { columnTitle } from './form-columns.ts';
import { owedInForm } from './form-reads.ts';
import { filesOfMany } from './many-files.ts';
import { type AboutForm, reportSheet } from './report-sheet.ts';
import { saveDrafts, submitMany } from './submit-many.ts';

/** A unit that owes more than this imports its reports instead. */
const MOST_REPORTS = 2000;
const MOST_BYTES = 8 * 1024 * 1024;

type Asked = z.output<typeof uploadForm.query> & { readonly month: string };
type Reply = z.input<typeof uploadForm.reply>;

/** Signs forms with a key of their own, made from the installation's secret. */
export function formSigner(secret: string): Sign {
  const key = createHmac('sha256', secret).update('reporting form').digest();
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}

export async function makeForm(ctx: Ctx, sign: Sign, month: string, unit: string): Promise<{ name: string; bytes: Uint8Array }> {
  ctx.mustBeAllowed('tasks.report', unit);
  const sheet = await ctx.transact(async (tx) => {
    const { dueOn } = await openCycle(tx, month);
    const owed = await owedInForm(tx, month, unit, MOST_REPORTS + 1);
    if (owed.length === 0) throw new Refused('reporting.nothing_to_fill');
    if (owed.length > MOST_REPORTS) throw new Refused('reporting.form_too_large', [{ code: 'reports', at: [MOST_REPORTS] }]);
    const unitName = (await unitRefs(tx, [unit], ctx.today)).get(unit)?.name ?? unit;
    await emit(tx, ctx, formDownloaded(month, { unit, reports: owed.length }));
    return reportSheet({ month, unit, unitName, dueOn }, owed);
  });
  return { name: `月报-${month}-${unit}.xlsx`, bytes: await writeForm(sheet, sign) };
}

async function openCycle(db: Db, month: string) {
  const cycle = found(await cycleOf(db, month), 'reporting.month_not_open');
  if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
  return cycle;
}

/** Takes all of a filled form or nothing of it; a dry run says what it would do. */
export async function takeForm(ctx: Ctx, sign: Sign, asked: Asked, file: Upload): Promise<Reply> {
  const { month, unit, as, dryRun = false } = asked;
  ctx.mustBeAllowed('tasks.report', unit);
  if (file.bytes.length > MOST_BYTES) throw new Refused('reporting.form_too_large', [{ code: 'bytes', at: [MOST_BYTES] }]);
  const form = readOwn(file.bytes, sign);
  const about = JSON.parse(form.identity) as AboutForm;
  if (about.month !== month) throw new Refused('reporting.not_a_form', [{ code: 'other_month', at: [about.month] }]);
  if (about.unit !== unit) throw new Refused('reporting.not_a_form', [{ code: 'other_unit', at: [about.unit] }]);
  return ctx.transact(async (tx) => {
    await openCycle(tx, month);
    const owed = await owedInForm(tx, month, unit, MOST_REPORTS, true);
    const { filled, leftOut, problems } = reportsIn(form, owed);
    const columns = new Map(form.columns.map(({ letter, key }) => [letter, columnTitle.get(key) ?? key] as const));
    const changed = form.problems.map((problem) => ({ ...problem, title: columns.get(problem.column) ?? '' }));
    const incomplete = as === 'submitted' ? await incompleteIn(tx, ctx, filled) : [];
    const all = [...changed, ...problems, ...incomplete].sort((a, b) => a.row - b.row || a.column.localeCompare(b.column));
    if (!dryRun && all.length > 0) {
      throw new Refused(
        'reporting.form_refused',
        all.map(({ code, row, column, title }) => ({ code, at: [row, column, title] })),
      );
    }
    if (!dryRun && filled.length > 0) await (as === 'draft' ? saveDrafts(tx, ctx, filled) : submitMany(tx, ctx, month, filled));
    return { month, unit, dryRun, as, reports: filled.length, leftOut, problems: all };
  });
}

function readOwn(bytes: Uint8Array, sign: Sign): ReturnType<typeof readForm> {
  try {
    return readForm(bytes, sign);
  } catch (error) {
    if (error instanceof NotAForm) throw new Refused('reporting.not_a_form', [{ code: error.code, at: ['file'] }]);
    throw error;
  }
}

/** The rules of a submission, each finding at its cell. */
async function incompleteIn(tx: Tx, ctx: Ctx, filled: readonly Filled[]) {
  const [first] = filled;
  if (first === undefined) return [];
  const measures = filled.map(({ owed }) => owed.measureId);
  const asked = await askedOf(tx, measures, first.owed.month);
  const files = await filesOfMany(
    tx,
    filled.map(({ owed }) => owed.id),
  );
  return filled.flatMap(({ owed, content, accountable, placed }) =>
    problemsOf({ content, accountable, files: files(owed.id) }, owed.unit, asked(owed.measureId), ctx.today).map(placed),
  );
}
