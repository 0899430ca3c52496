import type { CaseKind } from '@gongjian/domain/cases/model';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

type Wanted = { readonly kind: string; readonly kind_version: number };
export type KindsKnown = (code: string, version: number) => CaseKind;

const known = new Map<string, CaseKind>();
const keyOf = (city: string, code: string, version: number): string => `${city}/${code}/${version}`;

/** Kinds in the versions wanted. A version once loaded is never rewritten, so each is read once and then known. */
export async function kindsOf(city: string, wanted: readonly Wanted[], read: ReadKinds): Promise<KindsKnown> {
  if (wanted.some(({ kind, kind_version }) => !known.has(keyOf(city, kind, kind_version)))) {
    for (const one of await read(everyKind)) known.set(keyOf(city, one.code, one.version), one);
  }
  return (code, version) => {
    const kind = known.get(keyOf(city, code, version));
    if (!kind) throw new Error(`the kind ${code} is not kept in version ${version}`);
    return kind;
  };
}

type ReadKinds = (question: (db: Db) => Promise<CaseKind[]>) => Promise<CaseKind[]>;

async function everyKind(db: Db): Promise<CaseKind[]> {
  const { rows } = await sql<{ definition: CaseKind }>`select definition from cases.kind`.execute(db);
  return rows.map(({ definition }) => definition);
}
