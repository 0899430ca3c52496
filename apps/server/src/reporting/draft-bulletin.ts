import { writeDocx } from '@gongjian/documents/official/write-docx';
import type { YearMonth } from '@gongjian/domain/kernel/dates';
import { composeBulletin } from '@gongjian/domain/reporting/bulletin';
import type { OfficialDocument } from '@gongjian/domain/reporting/bulletin-document';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { bulletinFacts } from './bulletin-facts.ts';
import { sealedTimeliness, sealInForce } from './sealed-month.ts';
import { settingFor, settingsOf } from './setting.ts';

/** 月通报 of a sealed month as it can be made at once: without number and date, which it gets when somebody issues it. */
export async function draftBulletin(ctx: Ctx, month: string, issuer: string | undefined): Promise<{ name: string; bytes: Uint8Array }> {
  const document = await ctx.read((db) => bulletinDocument(db, ctx, month as YearMonth, issuer));
  return { name: `${document.title}.docx`, bytes: await writeDocx(document) };
}

async function bulletinDocument(db: Db, ctx: Ctx, month: YearMonth, issuerId: string | undefined): Promise<OfficialDocument> {
  const seal = found(await sealInForce(db, month), 'reporting.month_not_sealed');
  const settings = await settingsOf(db);
  const issuer = found(
    await fullNameOf(db, ctx, issuerId ?? settingFor(settings, null, month).bureau ?? ctx.actor.city),
    'org.unit_not_found',
  );
  const facts = await bulletinFacts(db, seal, { settings, calendar: await loadCalendar(db) });
  return {
    issuerMark: issuer,
    number: null,
    ...composeBulletin(facts),
    addressees: addresseesOf((await sealedTimeliness(db, seal)).map(({ kind }) => kind)),
    signature: { issuer, on: null, sealed: false },
    note: null,
    imprint: null,
  };
}

/** A city's own unit bears the code of the city. */
async function fullNameOf(db: Db, { today }: Ctx, unit: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select full_name as name from org.unit_name where unit_id = ${unit} order by (valid_from <= ${today}) desc, valid_from desc limit 1
  `.execute(db);
  return rows[0]?.name;
}

const DISTRICTS: readonly string[] = ['district', 'zone', 'street'];

/** 主送机关: whoever owed a report, as official documents call them together. */
const addresseesOf = (kinds: readonly string[]): string[] => [
  ...(kinds.some((kind) => DISTRICTS.includes(kind)) ? ['各区政府'] : []),
  ...(kinds.some((kind) => !DISTRICTS.includes(kind)) ? ['各有关部门'] : []),
];
