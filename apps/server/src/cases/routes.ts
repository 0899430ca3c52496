import * as contract from '@gongjian/contract/cases';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, rawJson, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { actOnCase } from './act-on-case.ts';
import { attachEvidence } from './attach-evidence.ts';
import { cityDistricts } from './boundary-repo.ts';
import { caseBoard } from './case-board.ts';
import { caseMap } from './case-map.ts';
import { dispatchCases } from './dispatch-cases.ts';
import { escalateCase } from './escalate-case.ts';
import { evidenceFile } from './evidence-repo.ts';
import { newestKinds } from './kind-repo.ts';
import { listCases } from './list-cases.ts';
import { paperRoutes } from './papers/routes.ts';
import { readCase } from './read-case.ts';
import { registerCase } from './register-case.ts';

const moved = (one: contract.CaseMoved) => withVersion(one, one.version);
const versioned = (detail: contract.CaseDetail) => withVersion(detail, detail.version);

export function casesRoutes(app: FastifyInstance): void {
  paperRoutes(app);
  bind(app, contract.listCaseKinds, async (ctx) => ({ items: (await ctx.read(newestKinds)) as contract.CaseDetail['definition'][] }));
  bind(app, contract.listCases, (ctx, { query }) => listCases(ctx, query));
  bind(app, contract.caseBoard, (ctx, { query }) => caseBoard(ctx, query.kind, query.unit));
  bind(app, contract.caseMap, (ctx, { query }) => caseMap(ctx, query));
  bind(app, contract.cityDistricts, async (ctx) => rawJson(await ctx.read(cityDistricts)));
  bind(app, contract.registerCase, async (ctx, { body }) => versioned(await registerCase(ctx, body)));
  bind(app, contract.dispatchCases, (ctx, { body: { cases, ...step } }) => dispatchCases(ctx, cases, step));
  bind(app, contract.readCase, async (ctx, { params }) => versioned(await ctx.read((db) => readCase(db, ctx, params.caseId))));
  bind(app, contract.actOnCase, async (ctx, { params, version, body }) => moved(await actOnCase(ctx, params.caseId, version, body)));
  bind(app, contract.escalateCase, async (ctx, { params, version, body }) =>
    versioned(await escalateCase(ctx, params.caseId, version, body.name, body.reason)),
  );
  bind(app, contract.attachEvidence, async (ctx, { params, body, file }) =>
    versioned(await attachEvidence(ctx, params.caseId, body, file)),
  );
  bind(app, contract.readEvidence, async (ctx, { params }) => {
    const file = await ctx.read((db) => evidenceFile(db, params.caseId, params.evidenceId));
    const { name, bytes } = found(file, 'cases.evidence_not_found');
    return fileReply({ name, type: 'application/octet-stream', bytes });
  });
}
