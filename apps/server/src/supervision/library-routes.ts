import * as contract from '@gongjian/contract/supervision-library';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { decideExample, editExample, listExamples, writeExample } from './examples.ts';
import { attachToReferral, concludeReferral, listReferrals, readReferral, refer, referralFile } from './referrals.ts';

const versioned = <Shown extends { readonly version: number }>(one: Shown) => withVersion(one, one.version);

/** 典型案例 and 责任追究 */
export function libraryRoutes(app: FastifyInstance): void {
  bind(app, contract.listExamples, (ctx, { query }) => listExamples(ctx, query));
  bind(app, contract.writeExample, async (ctx, { body }) => versioned(await writeExample(ctx, body)));
  bind(app, contract.editExample, async (ctx, { params, version, body }) =>
    versioned(await editExample(ctx, params.exampleId, version, body)),
  );
  bind(app, contract.decideExample, async (ctx, { params, version, body }) =>
    versioned(await decideExample(ctx, params.exampleId, version, body.do)),
  );
  bind(app, contract.listReferrals, (ctx, { query }) => listReferrals(ctx, query));
  bind(app, contract.referForAccountability, async (ctx, { body }) => versioned(await refer(ctx, body)));
  bind(app, contract.readReferral, async (ctx, { params }) => versioned(await readReferral(ctx, params.referralId)));
  bind(app, contract.concludeReferral, async (ctx, { params, version, body }) =>
    versioned(await concludeReferral(ctx, params.referralId, version, body.outcome, body.on)),
  );
  bind(app, contract.attachToReferral, async (ctx, { params, file }) => versioned(await attachToReferral(ctx, params.referralId, file)));
  bind(app, contract.readReferralFile, async (ctx, { params }) => {
    const { name, bytes } = found(await referralFile(ctx, params.referralId, params.fileId), 'supervision.file_not_found');
    return fileReply({ name, type: 'application/octet-stream', bytes });
  });
}
