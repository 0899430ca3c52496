import * as contract from '@gongjian/contract/supervision-field';
import type { FastifyInstance } from 'fastify';
import { bind, withVersion } from '../platform/http.ts';
import { readAssignments } from './field-assignments.ts';
import { listConflicts, readConflict } from './field-conflicts.ts';
import { filesWanted, syncFile } from './sync-file.ts';
import { resolveConflict, withdrawSubmission } from './sync-resolve.ts';
import { syncSubmissions } from './sync-submissions.ts';

/** What the telephone asks, and the desk about what came from it. */
export function fieldRoutes(app: FastifyInstance): void {
  bind(app, contract.readAssignments, (ctx) => readAssignments(ctx));
  bind(app, contract.sendSubmissions, async (ctx, { body }) => ({ received: await syncSubmissions(ctx, body.submissions) }));
  bind(app, contract.wantedFiles, async (ctx, { body }) => ({ wanted: await filesWanted(ctx, body.files) }));
  bind(app, contract.sendFile, (ctx, { body, file }) => syncFile(ctx, body, file));
  bind(app, contract.listConflicts, (ctx, { query }) => listConflicts(ctx, query.kind));
  bind(app, contract.readConflict, async (ctx, { params }) => {
    const detail = await readConflict(ctx, params.visitId);
    return detail.version === null ? detail : withVersion(detail, detail.version);
  });
  bind(app, contract.resolveConflict, (ctx, { params, version, body }) => resolveConflict(ctx, params.visitId, version, body.take));
  bind(app, contract.withdrawSubmission, async (ctx, { params, body }) => {
    await withdrawSubmission(ctx, params.visitId, body.instanceId);
    return {};
  });
}
