/** What is said to units and how: messages and their words, the rules of reporting and reminding, webhooks, calendars. */
export * from './reporting-feed.ts';
export * from './reporting-inbox.ts';
export * from './reporting-settings.ts';
export * from './reporting-webhooks.ts';
