import * as messages from '@gongjian/contract/reporting-messages';
import * as contract from '@gongjian/contract/reporting-reminders';
import type { FastifyInstance } from 'fastify';
import { bind, withVersion } from '../platform/http.ts';
import { dropPlanReminders, planRemindersOf, savePlanReminders } from './plan-reminders.ts';
import { remindersOf, saveReminders } from './reminder-setting.ts';

export function reminderRoutes(app: FastifyInstance): void {
  bind(app, messages.readReminders, async (ctx) => {
    const setting = await ctx.read(remindersOf);
    return withVersion(setting, setting.version);
  });
  bind(app, messages.saveReminders, async (ctx, { version, body }) => {
    const saved = await saveReminders(ctx, version, body);
    return withVersion(saved, saved.version);
  });
  bind(app, contract.listPlanReminders, async (ctx) => ({ items: await ctx.read(planRemindersOf) }));
  bind(app, contract.savePlanReminders, async (ctx, { params, version, body }) => {
    const saved = await savePlanReminders(ctx, params.planId, version, body.rules);
    return withVersion(saved, saved.version);
  });
  bind(app, contract.dropPlanReminders, async (ctx, { params }) => {
    await dropPlanReminders(ctx, params.planId);
    return {};
  });
}
