import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '@gongjian/contract/audit';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../ctx.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { emit } from '../events.ts';
import { bind, fileReply } from '../http.ts';
import { found, Refused } from '../refused.ts';
import { archiveEvents, deleteArchived } from './archive-events.ts';
import { archives } from './archive-repo.ts';
import { exportEvents } from './export-events.ts';
import { type NameSubjects, namesIn, namesOf } from './named.ts';
import { actorsFound, countEvents, eventsFound } from './search-events.ts';
import type { AuditServices } from './services.ts';
import { verifyTrail } from './verify-trail.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MOST_ACTORS = 20;

/** `namers` say what the rooms call the things the events are about. */
export function auditRoutes(app: FastifyInstance, services: AuditServices, namers: readonly NameSubjects[] = []): void {
  bind(app, contract.listEvents, async (ctx, { query: { after, limit, ...filter } }) => {
    const cursor = readCursor(after, 1);
    const { rows, total, names } = await ctx.read(async (db) => {
      const rows = await eventsFound(db, filter, cursor ? Number(cursor[0]) : null, limit);
      return { rows, total: await countEvents(db, filter), names: await namesIn(db, namers, rows) };
    });
    const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last ? writeCursor([last.id]) : null, total, names };
  });

  bind(app, contract.listActors, async (ctx, { query: { q } }) => {
    const { actors, names } = await ctx.read(async (db) => {
      const actors = await actorsFound(db, q ?? '', MOST_ACTORS);
      return {
        actors,
        names: await namesOf(
          db,
          namers,
          actors.map(({ id }) => id),
        ),
      };
    });
    return { items: actors.map((actor) => ({ ...actor, unit: names[actor.id]?.of ?? null })) };
  });

  bind(app, contract.exportEvents, async (ctx, { query: { format, ...filter } }) => {
    const bytes = await exportEvents(ctx, namers, filter, format);
    return fileReply({ name: `审计记录-${ctx.today}.${format}`, type: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX, bytes });
  });

  bind(app, contract.verifyTrail, async (ctx) => {
    const verdict = await ctx.read((db) => verifyTrail(db, ctx.actor.city, services.key));
    await ctx.transact((tx) => emit(tx, ctx, { type: 'audit.verified', subjectId: ctx.actor.city, payload: verdict }));
    return verdict;
  });

  archiveRoutes(app, services);
}

function archiveRoutes(app: FastifyInstance, services: AuditServices): void {
  const one = async (ctx: Ctx, id: string) => found((await ctx.read((db) => archives(db, id)))[0], 'audit.archive_not_found');

  bind(app, contract.listArchives, async (ctx) => ({ items: await ctx.read((db) => archives(db)), publicKey: services.key.publicPem }));

  bind(app, contract.archiveEvents, async (ctx, { body }) => one(ctx, await archiveEvents(services, ctx, new Date(body.before))));

  bind(app, contract.downloadArchive, async (ctx, { params }) => {
    const { file } = await one(ctx, params.archiveId);
    const path = join(services.folder, file);
    await access(path).catch(() => {
      throw new Refused('audit.archive_damaged');
    });
    return fileReply({ name: file, type: 'application/gzip', bytes: createReadStream(path) });
  });

  bind(app, contract.deleteArchived, async (ctx, { params }) => {
    await deleteArchived(services, ctx, params.archiveId);
    return one(ctx, params.archiveId);
  });
}
