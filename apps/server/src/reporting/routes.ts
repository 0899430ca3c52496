import * as contract from '@gongjian/contract/reporting';
import * as forms from '@gongjian/contract/reporting-form';
import * as imports from '@gongjian/contract/reporting-import';
import * as messages from '@gongjian/contract/reporting-messages';
import type { FastifyInstance } from 'fastify';
import { bind, fileReply, rawJson, withVersion } from '../platform/http.ts';
import { found } from '../platform/refused.ts';
import { attachFile, detachFile, readFile } from './attachments.ts';
import { board, planCountsOf, timelinessOf } from './board-reads.ts';
import { bulletinRoutes } from './bulletin-routes.ts';
import { cyclesShown } from './cycle-repo.ts';
import { delegateReport } from './delegate-report.ts';
import { formSigner, makeForm, takeForm } from './exchange-form.ts';
import { exportMessages } from './export-messages.ts';
import { dropFeed, feedSince, makeFeed, readFeed } from './feed.ts';
import { cancelImport, confirmImport, readImport, startImport } from './import-job.ts';
import { importReports } from './import-reports.ts';
import { listObligations } from './list-obligations.ts';
import { inboxOf, markRead, sentMessages } from './message-reads.ts';
import { openMonth } from './open-month.ts';
import { pressUnits } from './press-units.ts';
import { readForm } from './read-form.ts';
import { reminderRoutes } from './reminder-routes.ts';
import type { ReportMoved } from './report-moved.ts';
import { retryMessage } from './retry-message.ts';
import { acceptReport, recallReport, reopenReport, returnReport } from './review-report.ts';
import { saveSetting } from './save-setting.ts';
import { sealMonth, unsealMonth } from './seal-month.ts';
import { compareMonths, sealsOf } from './seal-reads.ts';
import { settingsOf } from './setting.ts';
import { submitReport } from './submit-report.ts';
import { saveTemplate, templatesOf } from './templates.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { saveDraft } from './write-report.ts';

/** `secret` is the installation's own: forms are signed with a key made from it. `webhookHosts`: of the own network, yet posted to. */
export function reportingRoutes(app: FastifyInstance, secret: string, webhookHosts: ReadonlySet<string>): void {
  formRoutes(app, secret);
  monthRoutes(app);
  bulletinRoutes(app);
  reportRoutes(app);
  reviewRoutes(app);
  fileRoutes(app);
  messageRoutes(app);
  settingRoutes(app);
  reminderRoutes(app);
  webhookRoutes(app, webhookHosts);
}

function monthRoutes(app: FastifyInstance): void {
  bind(app, contract.listCycles, async (ctx, { query }) => ({ items: await ctx.read((db) => cyclesShown(db, query)) }));
  bind(app, contract.openCycle, async (ctx, { body }) => {
    const opened = await openMonth(ctx, body.month);
    const [cycle] = await ctx.read((db) => cyclesShown(db, body));
    return { cycle: found(cycle, 'reporting.month_not_over'), opened };
  });
  bind(app, contract.readBoard, (ctx, { params }) => board(ctx, params.month));
  bind(app, contract.timeliness, async (ctx, { query }) => rawJson(await timelinessOf(ctx, query.year)));
  bind(app, contract.planReportCounts, async (ctx, { params, query }) => rawJson(await planCountsOf(ctx, params.planId, query.year)));
  bind(app, contract.sealMonth, (ctx, { params }) => sealMonth(ctx, params.month));
  bind(app, contract.unsealMonth, (ctx, { params, body }) => unsealMonth(ctx, params.month, body.reason));
  bind(app, contract.listSeals, async (ctx) => ({ items: await ctx.read(sealsOf) }));
  bind(app, contract.compareSeals, (ctx, { query }) => ctx.read((db) => compareMonths(db, query)));
  bind(app, contract.pressUnits, (ctx, { params, body }) => pressUnits(ctx, params.month, body.units, body.note));
  bind(app, contract.importReports, (ctx, { params, query, body }) => importReports(ctx, params.month, body.rows, query.dryRun === true));
}

function formRoutes(app: FastifyInstance, secret: string): void {
  const sign = formSigner(secret);
  bind(app, forms.downloadForm, async (ctx, { params, query }) => {
    const { name, bytes } = await makeForm(ctx, sign, params.month, query.unit);
    return fileReply({ name, type: forms.downloadForm.sends ?? '', bytes });
  });
  bind(app, forms.uploadForm, (ctx, { params, query, file }) => takeForm(ctx, sign, { ...params, ...query }, file));
  bind(app, imports.startReportImport, (ctx, { params, file }) => startImport(ctx, params.month, file));
  bind(app, imports.readReportImport, (ctx, { params }) => readImport(ctx, params.jobId));
  bind(app, imports.confirmReportImport, (ctx, { params }) => confirmImport(ctx, params.jobId));
  bind(app, imports.cancelReportImport, (ctx, { params }) => cancelImport(ctx, params.jobId));
}

const versioned = (moved: ReportMoved) => withVersion(moved, moved.version);

function reportRoutes(app: FastifyInstance): void {
  bind(app, contract.listObligations, (ctx, { query }) => listObligations(ctx, query));
  bind(app, contract.readReport, async (ctx, { params }) => {
    const form = await readForm(ctx, params.obligationId);
    return withVersion(form, form.version);
  });
  bind(app, contract.saveReportDraft, async (ctx, { params, version, body }) =>
    versioned(await saveDraft(ctx, params.obligationId, version, body)),
  );
  bind(app, contract.submitReport, async (ctx, { params, version, body }) =>
    versioned(await submitReport(ctx, params.obligationId, version, body)),
  );
  bind(app, contract.delegateReport, (ctx, { params, body }) => delegateReport(ctx, params.obligationId, body.units));
}

function reviewRoutes(app: FastifyInstance): void {
  bind(app, contract.acceptReport, async (ctx, { params, version, body }) =>
    versioned(await acceptReport(ctx, params.obligationId, version, body.reason)),
  );
  bind(app, contract.returnReport, async (ctx, { params, version, body }) =>
    versioned(await returnReport(ctx, params.obligationId, version, body)),
  );
  bind(app, contract.recallReport, async (ctx, { params, version }) => versioned(await recallReport(ctx, params.obligationId, version)));
  bind(app, contract.reopenReport, async (ctx, { params, version, body }) =>
    versioned(await reopenReport(ctx, params.obligationId, version, body)),
  );
}

function fileRoutes(app: FastifyInstance): void {
  bind(app, contract.attachToReport, async (ctx, { params, file }) => {
    const attached = await attachFile(ctx, params.obligationId, file);
    return withVersion(attached, attached.version);
  });
  bind(app, contract.detachFromReport, async (ctx, { params }) => versioned(await detachFile(ctx, params.obligationId, params.fileId)));
  bind(app, contract.downloadAttachment, async (ctx, { params }) => {
    const { name, bytes } = await readFile(ctx, params.obligationId, params.fileId);
    return fileReply({ name, type: 'application/octet-stream', bytes });
  });
}

function messageRoutes(app: FastifyInstance): void {
  bind(app, messages.inbox, (ctx, { query }) => inboxOf(ctx, query));
  bind(app, messages.markRead, (ctx, { body }) => markRead(ctx, body.ids));
  bind(app, messages.sentLog, (ctx, { query }) => sentMessages(ctx, query));
  bind(app, messages.exportSentLog, async (ctx, { query }) => {
    const { name, bytes } = await exportMessages(ctx, query);
    return fileReply({ name, type: messages.exportSentLog.sends ?? '', bytes });
  });
  bind(app, messages.makeFeed, (ctx, { params }) => makeFeed(ctx, params.unitId));
  bind(app, messages.dropFeed, async (ctx, { params }) => {
    await dropFeed(ctx, params.unitId);
    return {};
  });
  bind(app, messages.feedSince, (ctx, { params }) => feedSince(ctx, params.unitId));
  bind(app, messages.retryMessage, async (ctx, { params }) => {
    await retryMessage(ctx, params.messageId);
    return {};
  });
  bind(app, messages.readFeed, async (ctx, { params }) => {
    const text = await readFeed(ctx, params.token);
    return fileReply({ name: 'gongjian.ics', type: messages.readFeed.sends ?? '', bytes: Buffer.from(text) });
  });
}

function settingRoutes(app: FastifyInstance): void {
  bind(app, messages.listTemplates, async (ctx) => ({ items: await ctx.read(templatesOf) }));
  bind(app, messages.saveTemplate, async (ctx, { params, version, body }) => {
    const saved = await saveTemplate(ctx, params.kind, version, body);
    return withVersion(saved, saved.version);
  });
  bind(app, messages.listSettings, async (ctx) => ({ items: await ctx.read(settingsOf) }));
  bind(app, messages.saveSetting, (ctx, { body }) => saveSetting(ctx, body));
}
