/** 中文 at /portal, English at /portal/en. What the city wrote stays in its own language on both. */
export type Lang = 'zh' | 'en';
export const langs = ['zh', 'en'] as const satisfies readonly Lang[];

/** Where a page stands in this language: `inLang('en', '/search')` is `/portal/en/search`. */
export const inLang = (lang: Lang, path: string): string => `/portal${lang === 'en' ? '/en' : ''}${path}`;

/** Words in both languages; the page asks for one. */
export type Words<Key extends string = string> = Readonly<Record<Lang, Readonly<Record<Key, string>>>>;
