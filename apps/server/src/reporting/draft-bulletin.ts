import { writeDocx } from '@gongjian/documents/official/write-docx';
import type { YearMonth } from '@gongjian/domain/kernel/dates';
import type { OfficialDocument } from '@gongjian/domain/official/document';
import { type Bulletin, composeBulletin } from '@gongjian/domain/reporting/bulletin';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { bulletinFacts } from './bulletin-facts.ts';
import { type Seal, sealedTimeliness, sealInForce } from './sealed-month.ts';
import { settingFor, settingsOf } from './setting.ts';

/** What is composed from a sealed month, before anybody edits it. */
export type Composed = { readonly seal: Seal; readonly issuer: string; readonly bulletin: Bulletin; readonly addressees: string[] };

/** 月通报 of a sealed month as it can be made at once: without number and date, which it gets when somebody issues it. */
export async function draftBulletin(ctx: Ctx, month: string, issuer: string | undefined): Promise<{ name: string; bytes: Uint8Array }> {
  const document = await ctx.read(async (db) => draftDocument(await composedOf(db, ctx, month as YearMonth, issuer)));
  return { name: `${document.title}.docx`, bytes: await writeDocx(document) };
}

export async function composedOf(db: Db, ctx: Ctx, month: YearMonth, issuerId: string | undefined): Promise<Composed> {
  const seal = found(await sealInForce(db, month), 'reporting.month_not_sealed');
  const settings = await settingsOf(db);
  const issuer = found(
    await fullNameOf(db, ctx, issuerId ?? settingFor(settings, null, month).bureau ?? ctx.actor.city),
    'org.unit_not_found',
  );
  const facts = await bulletinFacts(db, seal, { settings, calendar: await loadCalendar(db) });
  const addressees = addresseesOf((await sealedTimeliness(db, seal)).map(({ kind }) => kind));
  return { seal, issuer, bulletin: composeBulletin(facts), addressees };
}

const draftDocument = ({ issuer, bulletin, addressees }: Composed): OfficialDocument => ({
  issuerMark: issuer,
  number: null,
  ...bulletin,
  addressees,
  signature: { issuer, on: null, sealed: false },
  note: null,
  imprint: null,
});

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
