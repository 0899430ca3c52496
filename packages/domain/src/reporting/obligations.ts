import { firstDayOf, type LocalDate, lastDayOf, type YearMonth } from '../kernel/dates.ts';
import type { Mention, Role } from '../tasks/model.ts';

/** A measure as far as it decides who reports on it. */
export type OwingMeasure = {
  readonly id: string;
  /** The plan is in force from this day. */
  readonly issuedOn: LocalDate;
  /** Its own window begins; null: with the plan. */
  readonly from: LocalDate | null;
  /** The day it was found done; from the month after nobody reports on it. */
  readonly doneOn: LocalDate | null;
  readonly retired: boolean;
  /** Support is asked to report as well. */
  readonly supportAsked: boolean;
  readonly mentions: readonly Mention[];
};

/** 转办: a district hands a measure (null: all of its measures) on to its streets for some months. */
export type Delegation = {
  readonly from: string;
  readonly to: readonly string[];
  readonly measureId: string | null;
  readonly since: YearMonth;
  readonly until: YearMonth | null;
};

export type Owed = {
  readonly measureId: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  /** The unit that answers for it and gathers it; null: the unit itself reports to the office. */
  readonly delegatedFrom: string | null;
};
export type Silent = { readonly measureId: string; readonly why: 'retired' | 'not_issued' | 'not_begun' | 'done' | 'units_undecided' };

/**
 * 谁在这个月要报什么: one obligation per measure and unit that leads or is responsible, whatever group named it; support where asked.
 * A unit that hands work on still owes its own report, and each street owes one to it. What is overdue and not done goes on being owed.
 */
export function obligationsOf(
  month: YearMonth,
  measures: readonly OwingMeasure[],
  delegations: readonly Delegation[],
): { readonly owed: readonly Owed[]; readonly silent: readonly Silent[] } {
  const handed = delegationsBy(month, delegations);
  const owed: Owed[] = [];
  const silent: Silent[] = [];
  for (const measure of measures) {
    const why = silence(measure, month);
    if (why !== null) silent.push({ measureId: measure.id, why });
    else owed.push(...owedFor(measure, handed));
  }
  return { owed, silent };
}

function silence(measure: OwingMeasure, month: YearMonth): Silent['why'] | null {
  const { issuedOn, from, doneOn, retired } = measure;
  if (retired) return 'retired';
  if (issuedOn > lastDayOf(month)) return 'not_issued';
  if (from !== null && from > lastDayOf(month)) return 'not_begun';
  if (doneOn !== null && doneOn < firstDayOf(month)) return 'done';
  return reportingUnits(measure).size === 0 ? 'units_undecided' : null;
}

function reportingUnits({ mentions, supportAsked }: OwingMeasure): Map<string, Role[]> {
  const units = new Map<string, Role[]>();
  for (const { role, units: named } of mentions) {
    if (role === 'support' && !supportAsked) continue;
    for (const { id } of named) {
      const roles = units.get(id) ?? [];
      if (!roles.includes(role)) roles.push(role);
      units.set(id, roles);
    }
  }
  return units;
}

type Handed = ReadonlyMap<string, readonly Delegation[]>;

function delegationsBy(month: YearMonth, delegations: readonly Delegation[]): Handed {
  const handed = new Map<string, Delegation[]>();
  for (const delegation of delegations) {
    if (delegation.since > month || (delegation.until !== null && delegation.until < month)) continue;
    const own = handed.get(delegation.from) ?? [];
    own.push(delegation);
    handed.set(delegation.from, own);
  }
  return handed;
}

/** Who is named in the measure reports for itself, even where it is handed the same work by another. */
function owedFor(measure: OwingMeasure, handed: Handed): Owed[] {
  const units = reportingUnits(measure);
  const direct = [...units].map(([unitId, roles]): Owed => ({ measureId: measure.id, unitId, roles, delegatedFrom: null }));
  const taken = new Set(units.keys());
  const passedOn: Owed[] = [];
  for (const { unitId, roles } of direct) {
    for (const { to, measureId } of handed.get(unitId) ?? []) {
      if (measureId !== null && measureId !== measure.id) continue;
      for (const street of to) {
        if (taken.has(street)) continue;
        taken.add(street);
        passedOn.push({ measureId: measure.id, unitId: street, roles, delegatedFrom: unitId });
      }
    }
  }
  return [...direct, ...passedOn];
}
