import { useSyncExternalStore } from 'react';

/** The languages of the screens. Chinese is the one the text is written in; English must say the same. */
export type Language = 'zh' | 'en';

const KEY = 'gongjian.language';
const listeners = new Set<() => void>();
let language: Language = remembered();

export const currentLanguage = (): Language => language;

export function setLanguage(next: Language): void {
  language = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  for (const tell of listeners) tell();
}

export const useLanguage = (): Language => useSyncExternalStore(listen, currentLanguage);

/** The words of one room in both languages. */
export type Bilingual<T> = { readonly zh: T; readonly en: T };

/** Any text or text-making function; the same names in both languages, or it does not compile. */
type Wide<T> = T extends string
  ? string
  : T extends (...a: infer A) => string
    ? (...a: A) => string
    : { readonly [K in keyof T]: Wide<T[K]> };

export const bilingual = <const T>(zh: T, en: Wide<T>): Bilingual<Wide<T>> => ({ zh: zh as Wide<T>, en });

type All<Parts extends readonly unknown[]> = Parts extends readonly [infer First, ...infer Rest] ? First & All<Rest> : unknown;

/** The words of several parts of a room as one. */
export const together = <Parts extends readonly object[]>(
  ...parts: { [P in keyof Parts]: Bilingual<Parts[P]> }
): Bilingual<All<Parts>> => ({
  zh: Object.assign({}, ...parts.map(({ zh }) => zh)),
  en: Object.assign({}, ...parts.map(({ en }) => en)),
});

export const useText = <T>(text: Bilingual<T>): T => text[useLanguage()];

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function remembered(): Language {
  return typeof localStorage !== 'undefined' && localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
}
