import type { LedgerColumn, SavedView } from '@gongjian/contract/tasks';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';

type ViewText = Pick<SavedView, 'name' | 'filters' | 'columns'>;
const MOST_VIEWS = 50;

/** Saved views belong to one person: row-level security shows nobody another's. */
export async function viewsOf(db: Db): Promise<SavedView[]> {
  const rows = await db.selectFrom('tasks.saved_view').select(['id', 'name', 'filters', 'columns', 'version']).orderBy('name').execute();
  return rows.map(asView);
}

const asView = ({
  filters,
  columns,
  ...row
}: {
  id: string;
  name: string;
  filters: unknown;
  columns: string[];
  version: number;
}): SavedView => ({
  ...row,
  filters: filters as Record<string, string>,
  columns: columns as LedgerColumn[],
});

export function saveView(ctx: Ctx, { name, filters, columns }: ViewText): Promise<SavedView> {
  return ctx.transact(async (tx) => {
    const known = await viewsOf(tx);
    if (known.length >= MOST_VIEWS) throw new Refused('tasks.too_many_views');
    const row = await tx
      .insertInto('tasks.saved_view')
      .values({ city: ctx.actor.city, person_id: ctx.actor.id, name, filters: JSON.stringify(filters), columns: [...columns] })
      .returning(['id', 'name', 'filters', 'columns', 'version'])
      .executeTakeFirstOrThrow();
    return asView(row);
  });
}

export function changeView(ctx: Ctx, id: string, version: number, { name, filters, columns }: ViewText): Promise<SavedView> {
  return ctx.transact(async (tx) => {
    const view = found(
      await tx.selectFrom('tasks.saved_view').select('version').where('id', '=', id).forUpdate().executeTakeFirst(),
      'tasks.view_not_found',
    );
    if (view.version !== version) throw new Refused('tasks.changed');
    const row = await tx
      .updateTable('tasks.saved_view')
      .set({ name, filters: JSON.stringify(filters), columns: [...columns], version: version + 1 })
      .where('id', '=', id)
      .returning(['id', 'name', 'filters', 'columns', 'version'])
      .executeTakeFirstOrThrow();
    return asView(row);
  });
}

export function deleteView(ctx: Ctx, id: string): Promise<void> {
  return ctx.transact(async (tx) => {
    const gone = await tx.deleteFrom('tasks.saved_view').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new Refused('tasks.view_not_found');
  });
}
