/** What other rooms may use from the work calendar. */
export type { NoticeLoaded } from './events.ts';
export { loadShippedNotices } from './load-notice.ts';
export { loadCalendar } from './reads.ts';
export { calendarRoutes } from './routes.ts';
