/** What a person may be allowed to do. Which role holds which is said in `roles.ts`. */
export const permissions = [
  'org.read',
  'org.manage',
  'people.read',
  'people.manage',
  'people.security',
  'plan.read',
  'plan.import',
  'plan.publish',
  'tasks.read',
  'tasks.report',
  'tasks.review',
  'tasks.manage',
  'calendar.read',
  'calendar.manage',
  'audit.read',
  'audit.manage',
  'tokens.manage',
] as const;
export type Permission = (typeof permissions)[number];
