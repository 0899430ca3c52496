import type { Permission } from '@gongjian/contract/permissions';

/** Who is asking. `units` are the units whose rows the person may see and write; `seesAll` opens the whole city. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly units: readonly string[];
  readonly seesAll: boolean;
  readonly holds: (what: Permission) => boolean;
  readonly may: (what: Permission, unitId: string) => boolean;
};
