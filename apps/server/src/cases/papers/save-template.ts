import type { TemplateWords } from '@gongjian/contract/cases-papers';
import { writeHtml } from '@gongjian/documents/official/write-html';
import { templateProblems } from '@gongjian/domain/cases/papers/check-template';
import { composePaper, documentOf } from '@gongjian/domain/cases/papers/compose';
import type { PaperFacts, PaperTemplate } from '@gongjian/domain/cases/papers/model';
import type { Ctx } from '../../platform/ctx.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { paperHappened } from './events.ts';
import { fullNameOf } from './paper-repo.ts';
import { type KeptTemplate, newestTemplate, putTemplate } from './template-repo.ts';

/** Writes the next version. What was made by the versions before stays as it is. */
export function saveTemplate(ctx: Ctx, code: string, version: number, words: TemplateWords): Promise<KeptTemplate> {
  return ctx.transact(async (tx) => {
    const kept = found(await newestTemplate(tx, code), 'cases.template_not_found');
    if (kept.version !== version) throw new Refused('cases.template_changed');
    const next = rewritten(kept, words);
    await issuerOf(tx, ctx, next);
    if (!(await putTemplate(tx, ctx.actor.city, next, ctx.actor.name, ctx.now))) throw new Refused('cases.template_changed');
    await emit(tx, ctx, paperHappened('template_saved', `template:${code}`, { template: next }));
    return { ...next, by: ctx.actor.name, at: ctx.now };
  });
}

/** Its code, its rung and whether it is public are not for words to change. */
function rewritten({ code, rung, isPublic, version }: PaperTemplate, words: TemplateWords): PaperTemplate {
  const next = { ...words, code, rung, isPublic, version: version + 1 };
  refuseIf(templateProblems(next), 'cases.template_invalid');
  return next;
}

async function issuerOf(db: Db, { today }: Ctx, { issuer }: PaperTemplate): Promise<string> {
  const name = await fullNameOf(db, issuer, today);
  if (name === undefined) throw new Refused('cases.unit_unknown', [{ code: 'unit_unknown', at: ['issuer'] }]);
  return name;
}

/** A case of no city, so that the words can be looked at before there is a real one. */
const example: PaperFacts = {
  places: {
    ...{ number: 'AJ2022-000017', title: '某工地裸土未苫盖', kind: '扬尘报警', origin: '监测报警', stage: '整改', unit: '某区' },
    ...{
      opened: '2022年6月1日',
      due: '2022年6月2日',
      overdue: '3',
      returns: '1',
      closed: '2022年6月20日',
      reason: '逾期未整改。',
      reply: '5',
    },
  },
  fields: [
    { title: '问题概述', value: '裸土约300平方米未苫盖', isPublic: true },
    { title: '属地单位', value: '某区', isPublic: true },
  ],
};

export function previewTemplate(ctx: Ctx, code: string, words: TemplateWords): Promise<{ html: string }> {
  return ctx.read(async (db) => {
    const next = rewritten(found(await newestTemplate(db, code), 'cases.template_not_found'), words);
    const reply = next.replyDays === null ? '' : String(next.replyDays);
    const text = composePaper(next, { ...example, places: { ...example.places, reply } });
    return { html: writeHtml(documentOf(text, await issuerOf(db, ctx, next), null)) };
  });
}
