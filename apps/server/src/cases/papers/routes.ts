import * as contract from '@gongjian/contract/cases-papers';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, withVersion } from '../../platform/http.ts';
import { replyToPaper, signPaper } from './answer-paper.ts';
import { draftPaper } from './draft-paper.ts';
import { savePaper } from './edit-paper.ts';
import { issuePaper, withdrawPaper } from './issue-paper.ts';
import { listPapers } from './list-papers.ts';
import { paperDetail, readPaperFile } from './read-paper.ts';
import { previewTemplate, saveTemplate } from './save-template.ts';
import { type KeptTemplate, newestTemplates } from './template-repo.ts';

const versioned = (detail: contract.PaperDetail) => withVersion(detail, detail.version);
const shown = (template: KeptTemplate) => ({ ...template, at: template.at.toISOString() });

/** 文书: papers about cases, and their templates. */
export function paperRoutes(app: FastifyInstance): void {
  bind(app, contract.listPapers, (ctx, { query }) => listPapers(ctx, query));
  bind(app, contract.draftPaper, async (ctx, { params, body }) =>
    versioned(await draftPaper(ctx, params.caseId, body.template, body.reason)),
  );
  bind(app, contract.readPaper, async (ctx, { params }) => versioned(await ctx.read((db) => paperDetail(db, ctx, params.paperId))));
  bind(app, contract.readPaperFile, async (ctx, { params }) => fileReply(await readPaperFile(ctx, params.paperId, params.format)));
  bind(app, contract.savePaper, async (ctx, { params, version, body }) => versioned(await savePaper(ctx, params.paperId, version, body)));
  bind(app, contract.issuePaper, async (ctx, { params, version, body }) =>
    versioned(await issuePaper(ctx, params.paperId, version, body.series)),
  );
  bind(app, contract.withdrawPaper, async (ctx, { params, version, body }) =>
    versioned(await withdrawPaper(ctx, params.paperId, version, body.reason)),
  );
  bind(app, contract.signPaper, async (ctx, { params }) => versioned(await signPaper(ctx, params.paperId, params.unitId)));
  bind(app, contract.replyToPaper, async (ctx, { params, body }) =>
    versioned(await replyToPaper(ctx, params.paperId, params.unitId, body.text)),
  );
  bind(app, contract.listPaperTemplates, async (ctx) => ({ items: (await ctx.read(newestTemplates)).map(shown) }));
  bind(app, contract.saveTemplate, async (ctx, { params, version, body }) => {
    const saved = await saveTemplate(ctx, params.code, version, body);
    return withVersion(shown(saved), saved.version);
  });
  bind(app, contract.previewTemplate, (ctx, { params, body }) => previewTemplate(ctx, params.code, body));
}
