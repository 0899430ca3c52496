import type { CaseDetail } from '@gongjian/contract/cases';
import type { PaperDetail } from '@gongjian/contract/cases-papers';
import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { workdaysBetween } from '@gongjian/domain/calendar/rules';
import { composePaper } from '@gongjian/domain/cases/papers/compose';
import { mayDraft } from '@gongjian/domain/cases/papers/may-draft';
import type { PaperFacts, PaperTemplate } from '@gongjian/domain/cases/papers/model';
import { originText } from '@gongjian/domain/cases/words';
import { type LocalDate, localDate } from '@gongjian/domain/kernel/dates';
import { chineseDate } from '@gongjian/domain/official/document';
import { loadCalendar } from '../../calendar/index.ts';
import { unitRefs } from '../../org/index.ts';
import { type Ctx, cityDayOf } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { found, Refused } from '../../platform/refused.ts';
import { readCase } from '../read-case.ts';
import { paperHappened } from './events.ts';
import { insertPaper } from './paper-repo.ts';
import { paperDetail } from './read-paper.ts';
import { newestTemplate, newestTemplates } from './template-repo.ts';

/** A draft about a case by a template, to be edited and issued by the office. A case has one draft of a kind at a time. */
export function draftPaper(ctx: Ctx, caseId: string, code: string, reason: string): Promise<PaperDetail> {
  return ctx.transact(async (tx) => {
    const one = await readCase(tx, ctx, caseId);
    const template = found(await newestTemplate(tx, code), 'cases.template_not_found');
    const taken = one.rungs.find(({ name }) => name === template.rung);
    const state = { stage: one.stage.code, closedOn: one.closedOn as LocalDate | null };
    const rungs = one.rungs.map(({ name }) => name);
    if (!mayDraft(template, one.definition, state, rungs)) throw new Refused('cases.paper_not_due');
    const id = await draftOf(tx, ctx, one, template, reason === '' ? (taken?.reason ?? '') : reason);
    if (id === undefined) throw new Refused('cases.paper_drafted_already');
    return paperDetail(tx, ctx, id);
  });
}

/** The paper that belongs to a rung just taken, drafted with it; a city without such a template has none. */
export async function draftForRung(tx: Tx, ctx: Ctx, one: CaseDetail, rung: string, reason: string): Promise<void> {
  const template = (await newestTemplates(tx)).find((each) => each.rung === rung);
  if (template) await draftOf(tx, ctx, one, template, reason);
}

async function draftOf(tx: Tx, ctx: Ctx, one: CaseDetail, template: PaperTemplate, reason: string): Promise<string | undefined> {
  const facts = await factsOf(tx, ctx, one, template, reason);
  const units = template.isPublic || one.unit === null ? [] : [one.unit.id];
  const id = await insertPaper(tx, ctx, { caseId: one.id, caseNumber: one.number, template, text: composePaper(template, facts), units });
  if (id !== undefined)
    await emit(tx, ctx, paperHappened('drafted', id, { case: one.number, template: `${template.code}/${template.version}` }));
  return id;
}

async function factsOf(tx: Tx, ctx: Ctx, one: CaseDetail, { replyDays }: PaperTemplate, reason: string): Promise<PaperFacts> {
  const calendar = await loadCalendar(tx);
  const day = (text: string | null): string => (text === null ? '' : chineseDate(localDate(text)));
  return {
    places: {
      ...{ number: one.number, title: one.title.replace(/[。；]$/, ''), kind: one.kind.title, origin: originText[one.origin] },
      ...{ stage: one.stage.title, unit: one.unit?.name ?? '承办单位', opened: chineseDate(cityDayOf(new Date(one.openedAt))) },
      ...{ due: one.due === null ? '未定' : day(one.due), overdue: String(overdueDays(one, ctx.today, calendar)) },
      ...{ returns: String(one.returns), closed: day(one.closedOn), reason, reply: String(replyDays ?? '') },
    },
    fields: await fieldsOf(tx, ctx, one),
  };
}

function overdueDays({ due, closedOn }: CaseDetail, today: LocalDate, calendar: WorkCalendar): number {
  if (due === null || closedOn !== null || today <= due) return 0;
  return workdaysBetween(localDate(due), today, calendar);
}

/** The fields a person filled in, units by their names; a place is no field of words. */
async function fieldsOf(tx: Tx, ctx: Ctx, { definition, fields }: CaseDetail): Promise<PaperFacts['fields']> {
  const told = new Set(definition.disclosure?.fields ?? []);
  const ofUnits = definition.fields.flatMap(({ code, type }) => (type === 'unit' ? (fields[code] ?? []) : []));
  const names = await unitRefs(tx, ofUnits, ctx.today);
  return definition.fields.flatMap(({ code, title, type }) => {
    const value = fields[code] ?? '';
    if (value === '' || type === 'place') return [];
    return [{ title, value: type === 'unit' ? (names.get(value)?.name ?? value) : value, isPublic: told.has(code) }];
  });
}
