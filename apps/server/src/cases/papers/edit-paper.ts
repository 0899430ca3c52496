import type { PaperDetail } from '@gongjian/contract/cases-papers';
import type { PaperText } from '@gongjian/domain/cases/papers/model';
import { unitRefs } from '../../org/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { emit } from '../../platform/events.ts';
import { Refused } from '../../platform/refused.ts';
import { paperHappened } from './events.ts';
import { heldPaper, type KeptPaper, saveDraft } from './paper-repo.ts';
import { paperDetail } from './read-paper.ts';

export type Written = { readonly text: PaperText; readonly units: readonly string[]; readonly replyDays: number | null };

export function mustBeDraft({ state }: KeptPaper): void {
  if (state !== 'draft') throw new Refused('cases.paper_not_draft');
}

/** The office writes what it wants into a draft; the trail keeps both wordings. */
export function savePaper(ctx: Ctx, id: string, version: number, written: Written): Promise<PaperDetail> {
  return ctx.transact(async (tx) => {
    const kept = await heldPaper(tx, id, version);
    mustBeDraft(kept);
    const units = [...new Set(written.units)];
    const known = await unitRefs(tx, units, ctx.today);
    const unknown = units.filter((unit) => !known.has(unit));
    if (unknown.length > 0)
      throw new Refused(
        'cases.unit_unknown',
        unknown.map((unit) => ({ code: 'unit_unknown', at: ['units', unit] })),
      );
    const replyDays = kept.isPublic ? null : written.replyDays;
    await saveDraft(tx, kept, { ...written, units, replyDays });
    await emit(tx, ctx, paperHappened('edited', id, { case: kept.caseNumber, before: kept.text, after: written.text, units, replyDays }));
    return paperDetail(tx, ctx, id);
  });
}
