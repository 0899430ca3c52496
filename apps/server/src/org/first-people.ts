import { readFile, writeFile } from 'node:fs/promises';
import { type RoleName, roles } from '@gongjian/domain/org/roles';
import type { Ctx } from '../platform/ctx.ts';
import { accountStates } from '../platform/identity/passwords.ts';
import { createPerson } from './create-person.ts';
import { giveRole } from './give-role.ts';
import { onePassword } from './one-password.ts';
import type { DemoAccount, OrgServices } from './services.ts';

type First = { readonly login: string; readonly name: string; readonly unit: string; readonly role: RoleName };

/** One of each role, so that everything can be tried. */
const demoPeople: readonly First[] = [
  { login: 'gongjian', name: '陈静', unit: 'bj-gjb', role: 'coordinator' },
  { login: 'sthj', name: '刘洋', unit: 'bj-sthjj', role: 'reporter' },
  { login: 'sthj-shenhe', name: '赵磊', unit: 'bj-sthjj', role: 'reviewer' },
  { login: 'jiaotong', name: '孙悦', unit: 'bj-jtw', role: 'reporter' },
  { login: 'chaoyang', name: '周敏', unit: '110105', role: 'reporter' },
  { login: 'chaoyang-shenhe', name: '吴刚', unit: '110105', role: 'reviewer' },
  { login: 'lingdao', name: '郑伟', unit: '110000', role: 'leader' },
  { login: 'ducha', name: '冯洁', unit: 'bj-gjb', role: 'inspector' },
  { login: 'shenji', name: '褚明', unit: 'bj-sjj', role: 'auditor' },
  { login: 'xitong', name: '卫东', unit: 'bj-gjb', role: 'systemAdministrator' },
  { login: 'anquan', name: '蒋华', unit: 'bj-gjb', role: 'securityAdministrator' },
  { login: 'shenji-guanli', name: '沈月', unit: 'bj-sjj', role: 'auditAdministrator' },
];

/** The one who can add everybody else. */
const administrator: First = { login: 'admin', name: '安全管理员', unit: '110000', role: 'securityAdministrator' };

type Wanted = { readonly demo: boolean; readonly file: string; readonly password?: string | undefined };

/**
 * On an installation without people: demo people, or one administrator with a password for one login. A start that was cut
 * off is taken up where it stopped. Answers who can log in with what.
 */
export async function firstPeople(services: OrgServices, ctx: Ctx, wanted: Wanted): Promise<DemoAccount[]> {
  return wanted.demo ? demoAccounts(services, ctx, wanted) : firstAdministrator(services, ctx);
}

async function demoAccounts(services: OrgServices, ctx: Ctx, { file, password }: Wanted): Promise<DemoAccount[]> {
  const known = await accountsKept(file);
  const logins = await loginsThere(ctx);
  if (known === undefined && logins.size > 0) return [];
  const one = known?.[0]?.password ?? password ?? onePassword();
  const accounts = demoPeople.map(({ login, name, role, unit }) => ({ login, name, role: roles[role].zh, unit, password: one }));
  if (known === undefined) await writeFile(file, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  for (const first of demoPeople) {
    if (!logins.has(first.login)) await add(services, ctx, first, { password: one, mustChange: false });
  }
  return accounts;
}

async function firstAdministrator(services: OrgServices, ctx: Ctx): Promise<DemoAccount[]> {
  const { login, name, role, unit } = administrator;
  const password = onePassword();
  const people = await ctx.read((db) => db.selectFrom('org.person').select(['id', 'login']).limit(2).execute());
  const [only] = people;
  if (only === undefined) await add(services, ctx, administrator, { password, mustChange: true });
  else if (people.length > 1 || (await accountStates(services.db, [only.id])).get(only.id)?.setAt) return [];
  else await finish(services, ctx, only.id, password);
  return [{ login, name, role: roles[role].zh, unit, password }];
}

/** A demonstration that stands on a day long after its people were made gives them their passwords anew before they run out. */
export async function keepDemoPasswords({ db, identity }: OrgServices, ctx: Ctx, accounts: readonly DemoAccount[]): Promise<void> {
  const people = await ctx.read((tx) => tx.selectFrom('org.person').select(['id', 'login']).execute());
  const states = await accountStates(
    db,
    people.map(({ id }) => id),
  );
  for (const { login, password } of accounts) {
    const id = people.find((person) => person.login === login)?.id;
    const setAt = id === undefined ? null : states.get(id)?.setAt;
    if (id === undefined || !setAt || ctx.now.getTime() - setAt.getTime() < KEEP_MS) continue;
    await identity.setPassword(id, password, { now: ctx.now, mustChange: false });
  }
}
/** Shorter than any password may last. */
const KEEP_MS = 20 * 86_400_000;

/** The first start was killed before the password was set or the role given. */
async function finish({ identity }: OrgServices, ctx: Ctx, id: string, password: string): Promise<void> {
  const { role, unit } = administrator;
  const given = await ctx.read((db) => db.selectFrom('org.role_grant').select('id').where('person_id', '=', id).executeTakeFirst());
  if (!given) await giveRole(ctx, id, { role, unit, to: null });
  await identity.setPassword(id, password, { now: ctx.now, mustChange: true });
}

async function add(services: OrgServices, ctx: Ctx, { login, name, unit, role }: First, chosen: { password: string; mustChange: boolean }) {
  const { id } = await createPerson(services, ctx, { login, name, unit, phone: null }, chosen);
  await giveRole(ctx, id, { role, unit, to: null });
}

async function loginsThere(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.read((db) => db.selectFrom('org.person').select('login').execute());
  return new Set(rows.map(({ login }) => login));
}

const accountsKept = async (file: string): Promise<DemoAccount[] | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as DemoAccount[],
    () => undefined,
  );
