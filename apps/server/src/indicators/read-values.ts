import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { indicatorCalled } from './indicator-reads.ts';
import { inFull, type ValueFilters, valuesShown } from './value-reads.ts';

type Asked = ValueFilters & { readonly after?: string | undefined; readonly limit: number };

/** One page of an indicator's figures, the newest month first. */
export function readValues(ctx: Ctx, code: string, { after, limit, ...filters }: Asked) {
  const cursor = readCursor(after, 2);
  return ctx.read(async (db) => {
    await indicatorCalled(db, code);
    const from = cursor === undefined ? undefined : ([String(cursor[0]), Number(cursor[1]) || 0] as const);
    const { rows, total } = await valuesShown(db, code, filters, { after: from, limit: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: await inFull(db, rows.slice(0, limit), ctx.today),
      next: last === undefined ? null : writeCursor([last.month, last.no]),
      total,
    };
  });
}
