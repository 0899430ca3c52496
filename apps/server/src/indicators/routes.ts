import * as contract from '@gongjian/contract/indicators';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../platform/http.ts';
import { addRules } from './add-rules.ts';
import { changeBinding } from './change-binding.ts';
import { exportValues } from './export-values.ts';
import { importValues } from './import-values.ts';
import { listIndicators, readIndicator } from './indicator-reads.ts';
import { measurePace } from './measure-pace.ts';
import { previewRules } from './preview-rules.ts';
import { readValues } from './read-values.ts';
import { rulesShown } from './rules-repo.ts';
import { correctValue, tellValue } from './tell-value.ts';

export function indicatorRoutes(app: FastifyInstance): void {
  bind(app, contract.listIndicators, (ctx, { query }) => listIndicators(ctx, query));
  bind(app, contract.readIndicator, (ctx, { params }) => readIndicator(ctx, params.code));
  bind(app, contract.indicatorValues, (ctx, { params, query }) => readValues(ctx, params.code, query));
  bind(app, contract.exportValues, async (ctx, { params, query }) => {
    const { name, bytes } = await exportValues(ctx, params.code, query);
    return fileReply({ name, type: contract.exportValues.sends ?? '', bytes });
  });
  bind(app, contract.importValues, (ctx, { query, file }) => importValues(ctx, file, query.dryRun === true));
  bind(app, contract.tellValue, (ctx, { params, body }) => tellValue(ctx, params.code, body));
  bind(app, contract.correctValue, (ctx, { params, body }) => correctValue(ctx, params.valueId, body.amount, body.reason));
  bind(app, contract.measurePace, (ctx, { params }) => measurePace(ctx, params.measureId));
  bind(app, contract.changeBinding, async (ctx, { params, version, body }) => {
    const done = await changeBinding(ctx, params.promiseId, version, body);
    return withVersion(done, done.version);
  });
  bind(app, contract.listPaceRules, async (ctx) => ({ items: await ctx.read(rulesShown) }));
  bind(app, contract.previewPaceRules, (ctx, { body }) => previewRules(ctx, body));
  bind(app, contract.addPaceRules, (ctx, { body }) => addRules(ctx, body));
}
