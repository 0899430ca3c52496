import type { FindingItem } from '@gongjian/contract/supervision-findings';
import { useLanguage } from '../ui/language.ts';

/** The city's own word for the stage, or its English one where the pack gives it. */
export function useStageTitle() {
  const language = useLanguage();
  return ({ title, titleEn }: FindingItem['stage']): string => (language === 'en' && titleEn !== null ? titleEn : title);
}
