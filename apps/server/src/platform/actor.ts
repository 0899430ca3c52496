import type { Permission } from '@gongjian/contract/permissions';
import type { RefusalCode } from '@gongjian/contract/refusals';

/** Who is asking. `units` are the units whose rows the person may see and write; `seesAll` opens the whole city. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly units: readonly string[];
  readonly seesAll: boolean;
  readonly holds: (what: Permission) => boolean;
  readonly may: (what: Permission, unitId: string) => boolean;
  /** Why this person may do nothing for now, such as a password that has run out. */
  readonly barred?: RefusalCode;
};

/** Somebody who has not logged in. */
export const anonymousIn = (city: string): Actor => ({
  id: '',
  name: '未登录',
  city,
  units: [],
  seesAll: false,
  holds: () => false,
  may: () => false,
});

/** The program itself, at work for one city: deliveries and clocked jobs. */
export const systemActor = (city: string): Actor => ({
  id: 'system',
  name: '系统',
  city,
  units: [],
  seesAll: true,
  holds: () => true,
  may: () => true,
});
