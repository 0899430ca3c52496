import { publishImport } from '@gongjian/contract/plan';
import * as contract from '@gongjian/contract/tasks';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, rawJson, withVersion } from '../platform/http.ts';
import { decideUnits } from './decide-units.ts';
import { exportLedger } from './export-ledger.ts';
import { handOver } from './hand-over.ts';
import { ledgerOutline, movedDates, openGroups } from './ledger-reads.ts';
import { listHandovers } from './list-handovers.ts';
import { listLedger } from './list-ledger.ts';
import { matrix } from './matrix.ts';
import { measureHistory } from './measure-history.ts';
import { overrideVerdict, withdrawOverride } from './override-verdict.ts';
import { overview } from './overview.ts';
import { planCounts } from './plan-counts.ts';
import { attachProof, readProof, removeProof } from './proofs.ts';
import { publishProgramme } from './publish-programme.ts';
import { readMeasure } from './read-measure.ts';
import { readSource } from './read-source.ts';
import { changeStage, deleteStage, recordStage } from './record-stage.ts';
import { exportRedList, redList } from './red-list.ts';
import { acceptStage, returnStage } from './review-stage.ts';
import { listStages, type StageShown } from './stage-reads.ts';
import { submitStage } from './submit-stage.ts';
import { timeline } from './timeline.ts';
import { unitPage } from './unit-page.ts';
import { changeView, deleteView, saveView, viewsOf } from './views.ts';

export function tasksRoutes(app: FastifyInstance): void {
  ledgerRoutes(app);
  measureRoutes(app);
  pictureRoutes(app);
  viewRoutes(app);
  stageRoutes(app);
  proofRoutes(app);
  decisionRoutes(app);
}

function ledgerRoutes(app: FastifyInstance): void {
  bind(app, contract.listLedger, async (ctx, { query }) => rawJson(await listLedger(ctx, query)));
  bind(app, contract.exportLedger, async (ctx, { query }) => {
    const { name, stream } = await exportLedger(ctx, query);
    return fileReply({ name, type: contract.exportLedger.sends ?? '', bytes: stream });
  });
  bind(app, contract.ledgerOutline, async (ctx) => ({ programmes: await ctx.read(ledgerOutline) }));
  bind(app, contract.planCounts, async (ctx, { params, query }) => rawJson(await planCounts(ctx, params.planId, query.by)));
  bind(app, contract.movedDates, async (ctx, { query }) => ({ items: await ctx.read((db) => movedDates(db, query.year)) }));
  bind(app, publishImport, (ctx, { params, version, body }) => publishProgramme(ctx, params.importId, version, body));
}

function measureRoutes(app: FastifyInstance): void {
  bind(app, contract.readMeasure, async (ctx, { params }) => {
    const measure = await readMeasure(ctx, params.measureId);
    return withVersion(measure, measure.version);
  });
  bind(app, contract.measureSource, (ctx, { params, query }) => readSource(ctx, params.measureId, query.around));
  bind(app, contract.measureHistory, (ctx, { params }) => measureHistory(ctx, params.measureId));
}

function pictureRoutes(app: FastifyInstance): void {
  bind(app, contract.overview, async (ctx, { query }) => rawJson(await overview(ctx, query)));
  bind(app, contract.unitPage, async (ctx, { params, query }) => rawJson(await unitPage(ctx, params.unitId, query.programme)));
  bind(app, contract.matrix, (ctx, { query }) => matrix(ctx, query));
  bind(app, contract.timeline, (ctx, { query }) => timeline(ctx, query));
  bind(app, contract.redList, (ctx, { query }) => redList(ctx, query));
  bind(app, contract.exportRedList, async (ctx, { query }) => {
    const { name, bytes } = await exportRedList(ctx, query);
    return fileReply({ name, type: contract.exportRedList.sends ?? '', bytes });
  });
}

function viewRoutes(app: FastifyInstance): void {
  bind(app, contract.listViews, async (ctx) => ({ items: await ctx.read(viewsOf) }));
  bind(app, contract.saveView, async (ctx, { body }) => {
    const view = await saveView(ctx, body);
    return withVersion(view, view.version);
  });
  bind(app, contract.changeView, async (ctx, { params, version, body }) => {
    const view = await changeView(ctx, params.viewId, version, body);
    return withVersion(view, view.version);
  });
  bind(app, contract.deleteView, async (ctx, { params }) => {
    await deleteView(ctx, params.viewId);
    return {};
  });
}

const versioned = (stage: StageShown) => withVersion(stage, stage.version);

function stageRoutes(app: FastifyInstance): void {
  bind(app, contract.listStages, (ctx, { query }) => ctx.read((db) => listStages(db, ctx, query)));
  bind(app, contract.recordStage, async (ctx, { params, body: { unit, ...said } }) =>
    versioned(await recordStage(ctx, params.deliverableId, unit, said)),
  );
  bind(app, contract.changeStage, async (ctx, { params, version, body }) =>
    versioned(await changeStage(ctx, params.stageId, version, body)),
  );
  bind(app, contract.deleteStage, async (ctx, { params }) => {
    await deleteStage(ctx, params.stageId);
    return {};
  });
  bind(app, contract.submitStage, async (ctx, { params, version }) => versioned(await submitStage(ctx, params.stageId, version)));
  bind(app, contract.acceptStage, async (ctx, { params, version, body }) =>
    versioned(await acceptStage(ctx, params.stageId, version, body.reason ?? null)),
  );
  bind(app, contract.returnStage, async (ctx, { params, version, body }) =>
    versioned(await returnStage(ctx, params.stageId, version, body.reason)),
  );
}

function proofRoutes(app: FastifyInstance): void {
  bind(app, contract.attachProof, async (ctx, { params, file }) => versioned(await attachProof(ctx, params.stageId, file)));
  bind(app, contract.removeProof, async (ctx, { params }) => versioned(await removeProof(ctx, params.stageId, params.fileId)));
  bind(app, contract.downloadProof, async (ctx, { params }) => {
    const { name, bytes } = await readProof(ctx, params.stageId, params.fileId);
    return fileReply({ name, type: 'application/octet-stream', bytes });
  });
}

function decisionRoutes(app: FastifyInstance): void {
  bind(app, contract.overrideVerdict, async (ctx, { params, version, body }) => {
    const done = await overrideVerdict(ctx, params.measureId, version, body);
    return withVersion(done, done.version);
  });
  bind(app, contract.withdrawOverride, async (ctx, { params }) => {
    const done = await withdrawOverride(ctx, params.measureId);
    return withVersion(done, done.version);
  });
  bind(app, contract.listHandovers, (ctx) => listHandovers(ctx));
  bind(app, contract.handOver, (ctx, { params, body }) => handOver(ctx, params.unitId, body));
  bind(app, contract.openGroups, (ctx, { query }) => openGroups(ctx, query.programme));
  bind(app, contract.decideUnits, async (ctx, { params, version, body }) => {
    const done = await decideUnits(ctx, params.responsibilityId, version, body.units, body.reason);
    return withVersion(done, done.version);
  });
}
