import * as contract from '@gongjian/contract/supervision-findings';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { decideProposal } from './decide-proposal.ts';
import { listLookBacks, listProposals, listPublic } from './due-lists.ts';
import { listFindings } from './finding-reads.ts';
import { lookBackPhoto } from './look-back-repo.ts';
import { readFinding } from './read-finding.ts';
import { recordLookBack } from './record-look-back.ts';
import { checkOwnWork, handInPlan, reviewPlan, verifyOnSite } from './rectify.ts';
import { decideObjection, objectToWriteOff, writeOff } from './write-off.ts';

/** The version of a finding is that of its case. */
const versioned = (one: contract.Finding) => withVersion(one, one.case.version);

/** Findings, from the plan of their rectification to looking back. */
export function findingRoutes(app: FastifyInstance): void {
  bind(app, contract.listFindings, (ctx, { query }) => listFindings(ctx, query));
  bind(app, contract.readFinding, async (ctx, { params }) => versioned(await ctx.read((db) => readFinding(db, ctx, params.caseId))));
  bind(app, contract.handInPlan, async (ctx, { params: { caseId: id }, version, body }) =>
    versioned(await handInPlan(ctx, { id, version }, body)),
  );
  bind(app, contract.reviewPlan, async (ctx, { params: { caseId: id }, version, body }) =>
    versioned(await reviewPlan(ctx, { id, version }, body)),
  );
  bind(app, contract.checkOwnWork, async (ctx, { params: { caseId: id }, version, body }) =>
    versioned(await checkOwnWork(ctx, { id, version }, body)),
  );
  bind(app, contract.verifyOnSite, async (ctx, { params: { caseId: id }, version, body }) =>
    versioned(await verifyOnSite(ctx, { id, version }, body)),
  );
  bind(app, contract.objectToWriteOff, async (ctx, { params: { caseId: id }, version, body }) =>
    versioned(await objectToWriteOff(ctx, { id, version }, body)),
  );
  bind(app, contract.decideObjection, async (ctx, { params: { caseId: id, objectionId }, version, body }) =>
    versioned(await decideObjection(ctx, { id, version }, objectionId, body)),
  );
  bind(app, contract.writeOff, async (ctx, { params: { caseId: id }, version, body }) =>
    versioned(await writeOff(ctx, { id, version }, body)),
  );
  bind(app, contract.listPublicity, (ctx, { query }) => listPublic(ctx, query));
  bind(app, contract.listLookBacks, (ctx, { query }) => listLookBacks(ctx, query));
  bind(app, contract.recordLookBack, async (ctx, { params, body, file }) =>
    versioned(await recordLookBack(ctx, params.lookBackId, body, file)),
  );
  bind(app, contract.readLookBackPhoto, async (ctx, { params }) => {
    const { name, bytes } = found(await ctx.read((db) => lookBackPhoto(db, params.lookBackId)), 'supervision.file_not_found');
    return fileReply({ name: name ?? 'photo', type: 'application/octet-stream', bytes: found(bytes, 'supervision.file_not_found') });
  });
  bind(app, contract.listProposals, (ctx, { query }) => listProposals(ctx, query));
  bind(app, contract.decideProposal, async (ctx, { params, version, body }) => {
    const decided = await decideProposal(ctx, params.proposalId, version, body);
    return withVersion(decided, decided.version);
  });
}
