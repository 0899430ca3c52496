import { type RefusalCode, refusals } from '@gongjian/contract/refusals';
import { SaidNo } from './call.ts';
import type { Language } from './language.ts';
import { uiText } from './text.ts';

/** What went wrong, in the reader's language, never an exception's own text. */
export function refusalText(error: unknown, language: Language): string {
  if (!(error instanceof SaidNo) || error.code === 'fault') return uiText[language].fault;
  if (error.code === 'unreachable') return uiText[language].unreachable;
  return refusals[error.code as RefusalCode]?.[language] ?? (error.message || uiText[language].fault);
}
