import { eventNamesEn } from './audit-event-names-en.ts';
import { eventNamesZh } from './audit-event-names-zh.ts';

export const eventTypes = Object.keys(eventNamesZh) as readonly string[];

const names: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = {
  zh: eventNamesZh,
  en: eventNamesEn,
};

/** A kind of event nobody has named yet shows its own name. */
export const eventName = (type: string, language: 'zh' | 'en'): string => names[language][type] ?? type;
