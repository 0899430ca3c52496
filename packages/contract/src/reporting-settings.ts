import { RECIPIENTS, REMINDERS } from '@gongjian/domain/reporting/reminders';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { month } from './reporting-shape.ts';
import { nothing } from './shape.ts';

export const reportingSetting = z.object({
  /** Null: for every plan that has none of its own. */
  planId: z.uuid().nullable(),
  /** The first month it holds for. */
  from: month,
  /** 每月第几个工作日 */
  workday: z.int().min(1).max(15),
  /** 含当日 */
  inclusive: z.boolean(),
  /** Where the day ends with the office hours, such as 17:30; null: at midnight. */
  closesAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** How many days before the end of the month its reports may be written. */
  opensDaysBefore: z.int().min(0).max(27),
  roles: z
    .array(z.enum(['lead', 'responsible', 'support']))
    .min(1)
    .max(3),
  /** Reviews inside the unit, then at the bureau; at least one in all. */
  unitLevels: z.int().min(0).max(3),
  bureauLevels: z.int().min(0).max(3),
  /** The unit whose reviewers sit at the bureau’s desks; null: the coordinating office alone. */
  bureau: z.string().max(80).nullable(),
});
export type ReportingSetting = z.output<typeof reportingSetting>;
export const listSettings = endpoint({
  method: 'GET',
  path: '/api/reporting/settings',
  summary: 'The reporting rules of each plan, with the month from which each holds.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(reportingSetting) }),
  refuses: [],
});
export const saveSetting = endpoint({
  method: 'PUT',
  path: '/api/reporting/settings',
  summary: 'Sets the reporting rule of a plan, or of all, from a month on; months already opened keep theirs.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: reportingSetting,
  reply: reportingSetting,
  refuses: ['reporting.month_opened_already', 'org.unit_not_found', 'tasks.plan_not_found'],
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const reminderRule = z.object({
  kind: z.enum(REMINDERS),
  /** Working days before (negative) or after the due day; null: on the opening day. */
  workdays: z.int().min(-15).max(30).nullable(),
  to: z.array(z.enum(RECIPIENTS)).min(1).max(3),
});
export const reminderSetting = z.object({
  rules: z.array(reminderRule).max(20),
  /** 免打扰: nothing goes out from one time to the other; equal times: never quiet. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
  workdaysOnly: z.boolean(),
  /** 催办间隔: hours within which a unit is not pressed again for the same month; 0: no such limit. */
  pressGapHours: z.int().min(0).max(720),
  version: z.int(),
});
export type ReminderSetting = z.output<typeof reminderSetting>;
export const readReminders = endpoint({
  method: 'GET',
  path: '/api/reporting/reminders',
  summary: 'When units are reminded of a month, and when nobody is disturbed.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: reminderSetting,
  refuses: [],
});
export const saveReminders = endpoint({
  method: 'PUT',
  path: '/api/reporting/reminders',
  summary: 'Changes when units are reminded; what was sent is not sent again.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: reminderSetting.omit({ version: true }),
  reply: reminderSetting,
  refuses: ['reporting.changed', 'reporting.reminders_invalid'],
  versioned: true,
});
