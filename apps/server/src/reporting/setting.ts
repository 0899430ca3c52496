import type { YearMonth } from '@gongjian/domain/kernel/dates';
import type { ReportingRule } from '@gongjian/domain/reporting/model';
import { THIRD_WORKDAY } from '@gongjian/domain/reporting/model';
import type { Db } from '../platform/db.ts';

/** 报送规则 of one plan, or of all that have none of their own, from a month on. */
export type Setting = {
  readonly planId: string | null;
  readonly from: string;
  readonly workday: number;
  readonly inclusive: boolean;
  readonly closesAt: string | null;
  readonly opensDaysBefore: number;
  readonly roles: readonly ('lead' | 'responsible' | 'support')[];
  readonly unitLevels: number;
  readonly bureauLevels: number;
  readonly bureau: string | null;
};

const levels = (level: 'unit' | 'bureau'): number => THIRD_WORKDAY.reviews.filter((one) => one === level).length;

/** What holds where nobody has set anything else. */
export const standardSetting: Setting = {
  planId: null,
  from: '2000-01',
  workday: THIRD_WORKDAY.workday,
  inclusive: THIRD_WORKDAY.inclusive,
  closesAt: THIRD_WORKDAY.closesAt,
  opensDaysBefore: THIRD_WORKDAY.opensDaysBefore,
  roles: ['lead', 'responsible'],
  unitLevels: levels('unit'),
  bureauLevels: levels('bureau'),
  bureau: null,
};

/** The same as the rules of the domain read it. */
export const ruleOf = ({ workday, inclusive, closesAt, opensDaysBefore, unitLevels, bureauLevels }: Setting): ReportingRule => ({
  ...{ workday, inclusive, closesAt, opensDaysBefore, source: '' },
  reviews: [...Array<'unit'>(unitLevels).fill('unit'), ...Array<'bureau'>(bureauLevels).fill('bureau')],
});

/** The newest first. */
export async function settingsOf(db: Db): Promise<Setting[]> {
  const rows = await db
    .selectFrom('reporting.setting')
    .select([
      'plan_id',
      'from_month',
      'workday',
      'inclusive',
      'closes_at',
      'opens_before',
      'roles',
      'unit_levels',
      'bureau_levels',
      'bureau',
    ])
    .orderBy('from_month', 'desc')
    .orderBy('plan_id')
    .execute();
  return rows.map((row) => ({
    planId: row.plan_id,
    from: row.from_month,
    workday: row.workday,
    inclusive: row.inclusive,
    closesAt: row.closes_at,
    opensDaysBefore: row.opens_before,
    roles: row.roles as Setting['roles'],
    unitLevels: row.unit_levels,
    bureauLevels: row.bureau_levels,
    bureau: row.bureau,
  }));
}

/** The plan's own rule goes before the one for all; of each the newest that holds in the month. `settings` come newest first. */
export function settingFor(settings: readonly Setting[], planId: string | null, month: YearMonth): Setting {
  const inForce = settings.filter(({ from }) => from <= month);
  return inForce.find((s) => s.planId === planId) ?? inForce.find((s) => s.planId === null) ?? standardSetting;
}
