import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { reminderRule } from './reporting-settings.ts';
import { nothing } from './shape.ts';

const planParam = z.object({ planId: z.uuid() });
const rules = z.array(reminderRule).max(20);
/** 计划自己的提醒规则; null: it goes by the city's. */
export const planReminders = z.object({ planId: z.uuid(), title: z.string(), rules: rules.nullable(), version: z.int() });
export type PlanReminders = z.output<typeof planReminders>;

export const listPlanReminders = endpoint({
  method: 'GET',
  path: '/api/reporting/reminders/plans',
  summary: 'Each plan in force, with the rules of reminding it has of its own; version 0: it has none.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(planReminders) }),
  refuses: [],
});
export const savePlanReminders = endpoint({
  method: 'PUT',
  path: '/api/reporting/reminders/plans/:planId',
  summary: 'Gives a plan rules of its own, or changes them; what its units were told by the city’s rules is not said again.',
  needs: 'tasks.manage',
  params: planParam,
  query: nothing,
  body: z.object({ rules }),
  reply: planReminders,
  refuses: ['reporting.changed', 'reporting.reminders_invalid', 'tasks.plan_not_found'],
  versioned: true,
});
export const dropPlanReminders = endpoint({
  method: 'DELETE',
  path: '/api/reporting/reminders/plans/:planId',
  summary: 'Lets a plan go by the city’s rules again.',
  needs: 'tasks.manage',
  params: planParam,
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['tasks.plan_not_found'],
});
