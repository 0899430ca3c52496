import type { DomainEvent } from '../platform/events.ts';

/** Which report an event is about. Rooms above read these; the text of a report is not told. */
export type AboutReport = {
  readonly month: string;
  readonly measureId: string;
  readonly unit: string;
  readonly state: string;
  readonly lateDays: number | null;
  /** 代报: done for the unit by somebody who is not of it. Left out where it is its own. */
  readonly onBehalf?: true;
};
export type ReportHappened = DomainEvent & {
  readonly payload: AboutReport & { readonly reason?: string | null; readonly accountable?: string | null };
};

export const reportHappened = (
  what: 'submitted' | 'recalled' | 'passed' | 'accepted' | 'returned' | 'reopened' | 'delegated',
  obligationId: string,
  payload: ReportHappened['payload'] | (AboutReport & { units: readonly string[] }),
): DomainEvent => ({ type: `reporting.report_${what}`, subjectId: obligationId, payload });

export const monthHappened = (
  what: 'opened' | 'sealed' | 'unsealed' | 'imported' | 'pressed',
  month: string,
  payload: object,
): DomainEvent => ({
  type: `reporting.month_${what}`,
  subjectId: `month:${month}`,
  payload,
});

/** 月报表格 of a unit left the house: it holds what is still a draft. */
export const formDownloaded = (month: string, payload: { readonly unit: string; readonly reports: number }): DomainEvent => ({
  type: 'reporting.form_downloaded',
  subjectId: `month:${month}`,
  payload,
});

export const settingSaved = (payload: object): DomainEvent => ({
  type: 'reporting.setting_saved',
  subjectId: 'reporting-settings',
  payload,
});

export const bulletinHappened = (
  what: 'drafted' | 'edited' | 'redrafted' | 'issued' | 'replaced' | 'withdrawn' | 'signed' | 'reminded',
  id: string,
  payload: object,
): DomainEvent => ({ type: `reporting.bulletin_${what}`, subjectId: `bulletin:${id}`, payload });
