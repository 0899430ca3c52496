import * as contract from '@gongjian/contract/plan';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { compareImport, compareVersions } from './compare.ts';
import { decideQuestions, deferQuestions } from './decide-question.ts';
import { discardImport } from './discard-import.ts';
import { type EditDone, editImport, undoEdit } from './edit-import.ts';
import { exportDifference } from './export-difference.ts';
import { editsOf } from './log-repo.ts';
import { programmes, publishedVersion } from './programme-reads.ts';
import { progressOf } from './progress.ts';
import { readImport } from './read-import.ts';
import { documentFile, documentText, listImports } from './reads.ts';
import { findImport } from './repo.ts';
import { startAmendment } from './start-amendment.ts';
import { startImport } from './start-import.ts';

export function planRoutes(app: FastifyInstance): void {
  importRoutes(app);
  reviewRoutes(app);
  programmeRoutes(app);
  documentRoutes(app);
}

function importRoutes(app: FastifyInstance): void {
  bind(app, contract.startImport, async (ctx, { file, query }) => {
    const summary = await startImport(ctx, file, query);
    return withVersion(summary, summary.version);
  });
  bind(app, contract.importProgress, (_, { params }) => progressOf(params.importId));
  bind(app, contract.listImports, (ctx, { query }) => ctx.read((db) => listImports(db, query)));
  bind(app, contract.readImport, async (ctx, { params }) => {
    const review = await readImport(ctx, params.importId);
    return withVersion(review, review.version);
  });
  bind(app, contract.discardImport, async (ctx, { params }) => {
    await discardImport(ctx, params.importId);
    return { state: 'discarded' as const };
  });
}

const versioned = (done: EditDone) => withVersion(done, done.version);

function reviewRoutes(app: FastifyInstance): void {
  bind(app, contract.editImport, async (ctx, { params, version, body }) =>
    versioned(await editImport(ctx, params.importId, version, body.edits as never)),
  );
  bind(app, contract.undoEdit, async (ctx, { params, version }) => versioned(await undoEdit(ctx, params.importId, version)));
  bind(app, contract.decideQuestion, async (ctx, { params, version, body }) =>
    versioned(await decideQuestions(ctx, params.importId, version, [body])),
  );
  bind(app, contract.deferQuestions, async (ctx, { params, version, body }) =>
    versioned(await deferQuestions(ctx, params.importId, version, body.questions, body.reason)),
  );
  bind(app, contract.listEdits, (ctx, { params }) => ctx.read((db) => listEdits(db, params.importId)));
  bind(app, contract.compareImport, (ctx, { params, query }) => compareImport(ctx, params.importId, query));
}

async function listEdits(db: Parameters<typeof editsOf>[0], importId: string) {
  found(await findImport(db, importId), 'plan.import_not_found');
  const log = await editsOf(db, importId);
  const undone = new Set(log.flatMap(({ undoes }) => undoes ?? []));
  return { items: log.flatMap(({ no, edit, by, at }) => (edit === null ? [] : [{ no, edit, by, at, undone: undone.has(no) }])) };
}

function programmeRoutes(app: FastifyInstance): void {
  bind(app, contract.listProgrammes, async (ctx) => ({ items: await ctx.read((db) => programmes(db, null)) }));
  bind(app, contract.readProgramme, async (ctx, { params }) =>
    found((await ctx.read((db) => programmes(db, params.programmeId)))[0], 'plan.programme_not_found'),
  );
  bind(app, contract.readVersion, async (ctx, { params: { programmeId, version } }) => {
    const { content } = found(await ctx.read((db) => publishedVersion(db, programmeId, version)), 'plan.version_not_found');
    return { programmeId, version, notice: content.notice, plans: content.plans };
  });
  bind(app, contract.exportDifference, async (ctx, { query: { from, fromVersion, to, toVersion, kinds, q } }) => {
    const pair = { from: { programme: from, version: fromVersion }, to: { programme: to, version: toVersion } };
    const { name, bytes } = await exportDifference(ctx, { ...pair, kinds, q });
    return fileReply({ name, type: contract.exportDifference.sends ?? '', bytes });
  });
  bind(app, contract.compareVersions, (ctx, { query }) =>
    compareVersions(ctx, { programme: query.from, version: query.fromVersion }, { programme: query.to, version: query.toVersion }),
  );
  bind(app, contract.startAmendment, async (ctx, { params }) => {
    const summary = await startAmendment(ctx, params.programmeId);
    return withVersion(summary, summary.version);
  });
}

function documentRoutes(app: FastifyInstance): void {
  bind(app, contract.readDocumentText, async (ctx, { params, query }) =>
    found(await ctx.read((db) => documentText(db, params.documentId, query.start ?? 0, query.end)), 'plan.document_not_found'),
  );
  bind(app, contract.downloadDocument, async (ctx, { params }) => {
    const { name, bytes } = found(await ctx.read((db) => documentFile(db, params.documentId)), 'plan.document_not_found');
    return fileReply({ name, type: 'application/octet-stream', bytes });
  });
}
