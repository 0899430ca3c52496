import { together } from '../ui/language.ts';
import { compareText } from './compare-text.ts';
import { importsText } from './imports-text.ts';
import { noticeText } from './notice-text.ts';
import { plansText } from './plans-text.ts';
import { questionsText } from './questions-text.ts';
import { recordsText } from './records-text.ts';
import { reviewText } from './review-text.ts';

/** All words of the room; a screen that needs those of one part alone takes them from there. */
export const planText = together(importsText, reviewText, recordsText, questionsText, noticeText, plansText, compareText);

export type PlanText = typeof planText.zh;
