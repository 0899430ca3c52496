import * as contract from '@gongjian/contract/publication';
import type { FastifyInstance } from 'fastify';
import { bind, withVersion } from '../platform/http.ts';
import { approveDisclosure, editDisclosure, withdrawDisclosure } from './edit-disclosure.ts';
import { approveItem, editItem, publishItem, withdrawItem, writeItem } from './items.ts';
import { previewItemPage } from './preview-page.ts';
import { publishDisclosure } from './publish-disclosure.ts';
import { previewDisclosure, readDisclosures } from './read-disclosures.ts';
import { listItems, readItem } from './read-items.ts';

const versioned = <T extends { readonly version: number }>(one: T) => withVersion(one, one.version);

export function publicationRoutes(app: FastifyInstance): void {
  bind(app, contract.listDisclosures, async (ctx) => ({ items: await ctx.read(readDisclosures) }));
  bind(app, contract.editDisclosure, async (ctx, { params, version, body }) =>
    versioned(await editDisclosure(ctx, params.code, version, body)),
  );
  bind(app, contract.approveDisclosure, async (ctx, { params, version }) => versioned(await approveDisclosure(ctx, params.code, version)));
  bind(app, contract.publishDisclosure, (ctx, { params, version }) => publishDisclosure(ctx, params.code, version));
  bind(app, contract.withdrawDisclosure, async (ctx, { params, version, body }) =>
    versioned(await withdrawDisclosure(ctx, params.code, version, body.reason)),
  );
  bind(app, contract.previewDisclosure, (ctx, { params, query }) => previewDisclosure(ctx, params.code, query.limit));
  bind(app, contract.listItems, (ctx, { query }) => listItems(ctx, query));
  bind(app, contract.readItem, async (ctx, { params }) => versioned(await ctx.read((db) => readItem(db, params.itemId))));
  bind(app, contract.previewItemPage, (ctx, { params, query }) => previewItemPage(ctx, params.itemId, query.lang));
  bind(app, contract.writeItem, async (ctx, { body }) => versioned(await writeItem(ctx, body.disclosure, body.content)));
  bind(app, contract.editItem, async (ctx, { params, version, body }) =>
    versioned(await editItem(ctx, params.itemId, version, body.content)),
  );
  bind(app, contract.approveItem, async (ctx, { params, version }) => versioned(await approveItem(ctx, params.itemId, version)));
  bind(app, contract.publishItem, async (ctx, { params, version }) => versioned(await publishItem(ctx, params.itemId, version)));
  bind(app, contract.withdrawItem, async (ctx, { params, version, body }) =>
    versioned(await withdrawItem(ctx, params.itemId, version, body.reason)),
  );
}
