import { together } from '../ui/language.ts';
import { boardText } from './board-text.ts';
import { inboxText } from './inbox-text.ts';
import { matrixText } from './matrix-text.ts';
import { reportsText } from './reports-text.ts';
import { reviewText } from './review-text.ts';
import { writeText } from './write-text.ts';

/** All words of the room; a screen that needs those of one part alone takes them from there. */
export const reportingText = together(reportsText, writeText, reviewText, boardText, matrixText, inboxText);
