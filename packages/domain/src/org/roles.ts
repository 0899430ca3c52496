import type { Permission } from './permissions.ts';

/**
 * How far a role reaches. city: the whole city, and sees every unit's drafts · unit: the unit of the grant and what is
 * under it · office: may do its work for any unit, but sees no unit's drafts.
 */
export type Reach = 'city' | 'unit' | 'office';

type RoleRule = { readonly zh: string; readonly reach: Reach; readonly holds: readonly Permission[] };

const reads = ['org.read', 'plan.read', 'tasks.read', 'calendar.read', 'cases.read', 'supervision.read', 'assessment.read'] as const;

/** 角色 and what each may do. A grant gives one person one of these for one unit. */
export const roles = {
  /** 攻坚办: runs the plan. */
  coordinator: {
    zh: '攻坚办',
    reach: 'city',
    holds: [
      ...reads,
      'people.read',
      'plan.import',
      'plan.publish',
      'tasks.report',
      'tasks.review',
      'tasks.manage',
      'cases.register',
      'cases.dispatch',
      'supervision.manage',
      'supervision.account',
      'assessment.manage',
      'publication.read',
      'publication.manage',
      'publication.approve',
      'publication.answer',
      'publication.contacts',
      'calendar.manage',
      'tokens.manage',
    ],
  },
  /** 填报 */
  reporter: {
    zh: '填报',
    reach: 'unit',
    holds: [...reads, 'tasks.report', 'cases.register', 'cases.work', 'assessment.appeal', 'tokens.manage'],
  },
  /** 审核 */
  reviewer: { zh: '审核', reach: 'unit', holds: [...reads, 'tasks.review', 'cases.review', 'assessment.appeal', 'tokens.manage'] },
  /** 领导: read only. */
  leader: { zh: '领导', reach: 'unit', holds: [...reads, 'people.read'] },
  /** 督察 */
  inspector: {
    zh: '督察',
    reach: 'city',
    holds: [
      ...reads,
      'people.read',
      'publication.read',
      'cases.register',
      'cases.inspect',
      'supervision.manage',
      'supervision.inspect',
      'tokens.manage',
    ],
  },
  /** 审计 */
  auditor: { zh: '审计', reach: 'office', holds: [...reads, 'audit.read'] },
  /** 系统管理员: units and settings, neither people nor the trail. */
  systemAdministrator: { zh: '系统管理员', reach: 'office', holds: ['org.read', 'org.manage', 'calendar.read', 'calendar.manage'] },
  /** 安全管理员: people and what they may do. */
  securityAdministrator: { zh: '安全管理员', reach: 'office', holds: ['org.read', 'people.read', 'people.manage', 'people.security'] },
  /** 审计管理员: the trail, and nothing else. */
  auditAdministrator: { zh: '审计管理员', reach: 'office', holds: ['org.read', 'audit.read', 'audit.manage'] },
} as const satisfies Record<string, RoleRule>;

export type RoleName = keyof typeof roles;
export const roleNames = Object.keys(roles) as RoleName[];

export const roleRule = (role: RoleName): RoleRule => roles[role];

/** 三员: of these three nobody may be two (三员分立, GB/T 22239). */
export const separatedRoles = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const satisfies readonly RoleName[];

const isSeparated = (role: RoleName): boolean => (separatedRoles as readonly RoleName[]).includes(role);

/** The role among `held` that forbids giving `wanted` to the same person, if there is one. */
export const conflictOf = (wanted: RoleName, held: readonly RoleName[]): RoleName | undefined =>
  isSeparated(wanted) ? held.find((role) => isSeparated(role) && role !== wanted) : undefined;

/** One grant as it stands today: `units` is the unit of the grant and everything under it. */
export type Grant = { readonly role: RoleName; readonly units: readonly string[] };

/** What a person may do, from all the grants in force. */
export type Powers = {
  readonly units: readonly string[];
  readonly seesAll: boolean;
  readonly holds: (what: Permission) => boolean;
  readonly may: (what: Permission, unit: string) => boolean;
};

/** Grants added up. `scopes` narrows them: an API token can never do more than its owner. */
export function powersOf(grants: readonly Grant[], scopes?: readonly Permission[]): Powers {
  const everywhere = new Set<Permission>();
  const somewhere = new Map<Permission, Set<string>>();
  for (const { role, units } of grants) {
    const { reach, holds } = roleRule(role);
    for (const what of holds) {
      if (scopes !== undefined && !scopes.includes(what)) continue;
      const where = somewhere.get(what) ?? new Set();
      somewhere.set(what, where);
      if (reach === 'unit') for (const unit of units) where.add(unit);
      else everywhere.add(what);
    }
  }
  const seen = grants.filter(({ role }) => roleRule(role).reach === 'unit').flatMap(({ units }) => units);
  return {
    units: [...new Set(seen)],
    seesAll: grants.some(({ role }) => roleRule(role).reach === 'city'),
    holds: (what) => somewhere.has(what),
    may: (what, unit) => everywhere.has(what) || somewhere.get(what)?.has(unit) === true,
  };
}
