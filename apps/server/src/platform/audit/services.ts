import type { SigningKey } from './signing-key.ts';

export type AuditServices = {
  readonly key: SigningKey;
  /** Where archives are written. */
  readonly folder: string;
  /** 留存: events younger than this are never archived. */
  readonly keepMonths: number;
};
