import { compare, type Difference } from '@gongjian/domain/plan/amendment';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { publishedVersion } from './programme-reads.ts';
import { findImport } from './repo.ts';

type Compared = Difference & {
  readonly before: { readonly title: string; readonly version: number | null };
  readonly after: { readonly title: string; readonly version: number | null };
};

/** A draft against the version it amends, or against another programme. */
export function compareImport(
  ctx: Ctx,
  importId: string,
  against: { programme?: string | undefined; version?: number | undefined },
): Promise<Compared> {
  return ctx.read(async (db) => {
    const { draft, title, amends } = found(await findImport(db, importId), 'plan.import_not_found');
    const programme = found(against.programme ?? amends?.programmeId, 'plan.programme_not_found');
    const version = against.version ?? (against.programme === undefined ? amends?.version : undefined);
    const before = found(await publishedVersion(db, programme, version), 'plan.version_not_found');
    return { ...compare(before.content, draft), before: sideOf(before), after: { title, version: null } };
  });
}

type Named = { readonly programme: string; readonly version: number | undefined };

export function compareVersions(ctx: Ctx, from: Named, to: Named): Promise<Compared> {
  return ctx.read(async (db) => {
    const [before, after] = [await version(db, from), await version(db, to)];
    return { ...compare(before.content, after.content), before: sideOf(before), after: sideOf(after) };
  });
}

const version = async (db: Db, { programme, version: no }: Named) =>
  found(await publishedVersion(db, programme, no), 'plan.version_not_found');
const sideOf = ({ title, no }: { title: string; no: number }) => ({ title, version: no });
