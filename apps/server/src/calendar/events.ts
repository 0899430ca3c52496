import type { HolidayNotice } from '@gongjian/domain/calendar/model';
import type { DomainEvent } from '../platform/events.ts';
import type { LoadedNotice } from './reads.ts';

/** A year's working days became known, or changed. */
export type NoticeLoaded = DomainEvent & {
  readonly type: 'calendar.notice_loaded';
  readonly payload: { readonly year: number; readonly document: string; readonly version: number; readonly replaced: HolidayNotice | null };
};

export const noticeLoaded = ({ year, document, version }: LoadedNotice, replaced: HolidayNotice | null): NoticeLoaded => ({
  type: 'calendar.notice_loaded',
  subjectId: `notice:${year}`,
  payload: { year, document, version, replaced },
});
