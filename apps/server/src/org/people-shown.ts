import type { Person } from '@gongjian/contract/people';
import type { Ctx } from '../platform/ctx.ts';
import { accountStates } from '../platform/identity/passwords.ts';
import { lockedUntil } from '../platform/identity/tries.ts';
import { found } from '../platform/refused.ts';
import { type PersonRow, personRow } from './people-reads.ts';
import type { OrgServices } from './services.ts';

/** People with what the keeper of passwords knows of their accounts. */
export async function showPeople({ db }: OrgServices, ctx: Ctx, rows: readonly PersonRow[]): Promise<Person[]> {
  const states = await accountStates(
    db,
    rows.map(({ id }) => id),
  );
  const locks = await lockedUntil(
    db,
    rows.map(({ login }) => login),
    ctx.now,
  );
  return rows.map((row) => ({
    ...row,
    grants: [...row.grants],
    lockedUntil: locks.get(row.login)?.toISOString() ?? null,
    secondFactor: states.get(row.id)?.secondFactor ?? false,
    lastLoginAt: states.get(row.id)?.lastLoginAt?.toISOString() ?? null,
  }));
}

export async function showPerson(services: OrgServices, ctx: Ctx, id: string): Promise<Person> {
  const row = found(await ctx.read((db) => personRow(db, ctx.today, id)), 'people.not_found');
  return found((await showPeople(services, ctx, [row]))[0], 'people.not_found');
}
