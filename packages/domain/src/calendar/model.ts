import type { LocalDate } from '../kernel/dates.ts';

/** 节假日安排通知: the State Council's yearly notice. Its days may lie in the year before (2023 元旦 begins 2022-12-31). */
export type HolidayNotice = {
  readonly year: number;
  /** 文号, e.g. 国办发明电〔2021〕11号 */
  readonly document: string;
  readonly publishedOn: LocalDate;
  readonly source: string;
  readonly holidays: readonly Holiday[];
};

export type Holiday = {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** 调休上班: weekend days that are worked instead. */
  readonly makeUpDays: readonly LocalDate[];
};

/** A day the notice names, and why. */
export type NamedDay = { readonly kind: 'rest' | 'work'; readonly holiday: string };

/** 工作日历: every notice loaded, as one table of the days that differ from the plain week, and the years it speaks for. */
export type WorkCalendar = {
  readonly years: ReadonlySet<number>;
  readonly days: ReadonlyMap<LocalDate, NamedDay>;
};

export type DayKind = {
  readonly workday: boolean;
  readonly why: 'weekday' | 'weekend' | 'holiday' | 'makeUp';
  readonly holiday: string | null;
};
