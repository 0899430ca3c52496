import * as contract from '@gongjian/contract/reporting-bulletin';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { bulletinDetail, bulletinsShown } from './bulletin-reads.ts';
import { draftBulletin } from './draft-bulletin.ts';
import { makeBulletin, redraftBulletin, saveBulletin } from './edit-bulletin.ts';
import { issueBulletin, withdrawBulletin } from './issue-bulletin.ts';
import { readBulletinFile } from './read-bulletin-file.ts';
import { remindReceipts, signBulletin } from './sign-bulletin.ts';

const versioned = (detail: contract.BulletinDetail) => withVersion(detail, detail.version);

/** 月通报 */
export function bulletinRoutes(app: FastifyInstance): void {
  bind(app, contract.draftBulletin, async (ctx, { params, query }) => {
    const { name, bytes } = await draftBulletin(ctx, params.month, query.issuer);
    return fileReply({ name, type: contract.draftBulletin.sends ?? '', bytes });
  });
  bind(app, contract.listBulletins, async (ctx) => ({ items: await ctx.read((db) => bulletinsShown(db, ctx)) }));
  bind(app, contract.makeBulletin, async (ctx, { params, body }) => versioned(await makeBulletin(ctx, params.month, body.issuer)));
  bind(app, contract.readBulletin, async (ctx, { params }) =>
    versioned(await ctx.read((db) => bulletinDetail(db, ctx, params.bulletinId))),
  );
  bind(app, contract.readBulletinFile, async (ctx, { params }) => fileReply(await readBulletinFile(ctx, params.bulletinId, params.format)));
  bind(app, contract.saveBulletin, async (ctx, { params, version, body }) =>
    versioned(await saveBulletin(ctx, params.bulletinId, version, body)),
  );
  bind(app, contract.redraftBulletin, async (ctx, { params, version }) =>
    versioned(await redraftBulletin(ctx, params.bulletinId, version)),
  );
  bind(app, contract.issueBulletin, async (ctx, { params, version, body }) =>
    versioned(await issueBulletin(ctx, params.bulletinId, version, body.series)),
  );
  bind(app, contract.withdrawBulletin, async (ctx, { params, version, body }) =>
    versioned(await withdrawBulletin(ctx, params.bulletinId, version, body.reason)),
  );
  bind(app, contract.signBulletin, async (ctx, { params }) => versioned(await signBulletin(ctx, params.bulletinId, params.unitId)));
  bind(app, contract.remindReceipts, (ctx, { params }) => remindReceipts(ctx, params.bulletinId));
}
