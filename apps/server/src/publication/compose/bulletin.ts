import type { PublicContent } from '@gongjian/contract/publication-content';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Composer } from './candidate.ts';

type Row = {
  readonly month: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly blocks: readonly { readonly kind: string; readonly text: string }[];
};

/** 月通报 in force, as its text was issued. */
export const composeBulletins: Composer<'bulletin'> = async (db) => {
  const { rows } = await sql<Row>`
    select b.month, b.text ->> 'title' as title, b.number, b.issuer, b.issued_on as "issuedOn", b.text -> 'blocks' as blocks
      from reporting.bulletin b
     where b.state = 'issued'
     order by b.month
  `.execute(db);
  return rows.map((row) => ({ key: row.month, since: row.issuedOn, content: bulletinOf(row) }));
};

const bulletinOf = ({ month, title, number, issuer, issuedOn, blocks }: Row): PublicContent<'bulletin'> => ({
  ...{ title, number, asOf: month, issuer, issuedOn },
  paragraphs: blocks.map(({ kind, text }) => ({ heading: kind === 'heading', text })),
});
