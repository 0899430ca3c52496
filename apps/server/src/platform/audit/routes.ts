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
import { countEvents, eventsFound } from './search-events.ts';
import type { AuditServices } from './services.ts';
import { verifyTrail } from './verify-trail.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function auditRoutes(app: FastifyInstance, services: AuditServices): void {
  bind(app, contract.listEvents, async (ctx, { query: { after, limit, ...filter } }) => {
    const cursor = readCursor(after, 1);
    const { rows, total } = await ctx.read(async (db) => ({
      rows: await eventsFound(db, filter, cursor ? Number(cursor[0]) : null, limit),
      total: await countEvents(db, filter),
    }));
    const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last ? writeCursor([last.id]) : null, total };
  });

  bind(app, contract.exportEvents, async (ctx, { query: { format, ...filter } }) => {
    const bytes = await exportEvents(ctx, filter, format);
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
