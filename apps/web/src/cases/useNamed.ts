import { useLanguage } from '../ui/language.ts';

export type Named = { readonly title: string; readonly titleEn?: string | null | undefined };

/** A thing of a definition in the language of the screen; where the pack gives no English word, in the city's own. */
export function useNamed(): (thing: Named) => string {
  const language = useLanguage();
  return ({ title, titleEn }) => (language === 'en' ? (titleEn ?? title) : title);
}
