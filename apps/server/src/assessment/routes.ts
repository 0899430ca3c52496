import * as contract from '@gongjian/contract/assessment';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { appealScore, decideAppeal, listAppeals } from './appeals.ts';
import { newestSchemes } from './assessment-repo.ts';
import { importInputs } from './import-inputs.ts';
import { listAssessments, readAssessment, readUnitScore, verifyAssessment } from './read-assessment.ts';
import { inputsFormOf, inputsOfAssessment } from './read-input-files.ts';
import { publishAssessment, runAssessment } from './run-assessment.ts';
import { whatIf } from './what-if.ts';

const versioned = (one: contract.Assessment) => withVersion(one, one.version);

export function assessmentRoutes(app: FastifyInstance): void {
  bind(app, contract.listSchemes, async (ctx) => ({ items: (await ctx.read(newestSchemes)) as contract.Assessment['definition'][] }));
  bind(app, contract.runAssessment, async (ctx, { body }) => versioned(await runAssessment(ctx, body)));
  bind(app, contract.listAssessments, (ctx, { query }) => listAssessments(ctx, query));
  bind(app, contract.readAssessment, async (ctx, { params }) =>
    versioned(await ctx.read((db) => readAssessment(db, ctx, params.assessmentId))),
  );
  bind(app, contract.readUnitScore, (ctx, { params }) => readUnitScore(ctx, params.assessmentId, params.unitId));
  bind(app, contract.verifyAssessment, (ctx, { params }) => verifyAssessment(ctx, params.assessmentId));
  bind(app, contract.importInputs, (ctx, { body, file }) => importInputs(ctx, body.scheme, body.trial === 'true', file));
  bind(app, contract.inputsForm, async (ctx, { params }) => fileReply(await inputsFormOf(ctx, params.code)));
  bind(app, contract.assessmentInputs, async (ctx, { params }) => fileReply(await inputsOfAssessment(ctx, params.assessmentId)));
  bind(app, contract.whatIf, (ctx, { params, body }) => whatIf(ctx, params.assessmentId, body));
  bind(app, contract.publishAssessment, async (ctx, { params, version }) =>
    versioned(await publishAssessment(ctx, params.assessmentId, version)),
  );
  bind(app, contract.listAppeals, (ctx, { params }) => listAppeals(ctx, params.assessmentId));
  bind(app, contract.appealScore, (ctx, { params, body }) => appealScore(ctx, params.assessmentId, body));
  bind(app, contract.decideAppeal, async (ctx, { params, version, body }) => {
    const decided = await decideAppeal(ctx, params.appealId, version, body.answer, body.corrected);
    return withVersion(decided, decided.version);
  });
}
