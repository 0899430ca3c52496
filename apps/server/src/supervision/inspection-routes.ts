import * as contract from '@gongjian/contract/supervision';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { attachToVisit, visitFile } from './attach-to-visit.ts';
import { newestChecklists, newestTypes } from './definition-repo.ts';
import { openVisit, saveVisit, submitVisit } from './enter-visit.ts';
import { moveCampaign } from './move-campaign.ts';
import { editCampaign, planCampaign } from './plan-campaign.ts';
import { listCampaigns, readCampaign } from './read-campaign.ts';
import { listVisits, readVisit } from './read-visit.ts';

const versioned = <Shown extends { readonly version: number }>(one: Shown) => withVersion(one, one.version);

/** Campaigns and the visits made in them. */
export function inspectionRoutes(app: FastifyInstance): void {
  bind(app, contract.listDefinitions, (ctx) =>
    ctx.read(async (db) => ({ types: await newestTypes(db), checklists: await newestChecklists(db) })),
  );
  bind(app, contract.planCampaign, async (ctx, { body }) => versioned(await planCampaign(ctx, body)));
  bind(app, contract.listCampaigns, (ctx, { query }) => listCampaigns(ctx, query));
  bind(app, contract.readCampaign, async (ctx, { params }) => versioned(await ctx.read((db) => readCampaign(db, ctx, params.campaignId))));
  bind(app, contract.editCampaign, async (ctx, { params, version, body }) =>
    versioned(await editCampaign(ctx, params.campaignId, version, body)),
  );
  bind(app, contract.moveCampaign, async (ctx, { params, version, body }) =>
    versioned(await moveCampaign(ctx, params.campaignId, version, body)),
  );
  bind(app, contract.openVisit, async (ctx, { body }) => versioned(await openVisit(ctx, body)));
  bind(app, contract.listVisits, (ctx, { query }) => listVisits(ctx, query));
  bind(app, contract.readVisit, async (ctx, { params }) => versioned(await ctx.read((db) => readVisit(db, ctx, params.visitId))));
  bind(app, contract.saveVisit, async (ctx, { params, version, body }) => versioned(await saveVisit(ctx, params.visitId, version, body)));
  bind(app, contract.submitVisit, async (ctx, { params, version }) => versioned(await submitVisit(ctx, params.visitId, version)));
  bind(app, contract.attachToVisit, async (ctx, { params, body, file }) => versioned(await attachToVisit(ctx, params.visitId, body, file)));
  bind(app, contract.readVisitFile, async (ctx, { params }) => {
    const { name, bytes } = found(await ctx.read((db) => visitFile(db, params.visitId, params.fileId)), 'supervision.file_not_found');
    return fileReply({ name, type: 'application/octet-stream', bytes });
  });
}
