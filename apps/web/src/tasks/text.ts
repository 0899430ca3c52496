import { together } from '../ui/language.ts';
import { ledgerText } from './ledger-text.ts';
import { measureText } from './measure-text.ts';
import { overviewText } from './overview-text.ts';
import { picturesText } from './pictures-text.ts';
import { stageText } from './stage-text.ts';
import { wordsText } from './words-text.ts';

/** All words of the room; a screen that needs those of one part alone takes them from there. */
export const tasksText = together(wordsText, overviewText, ledgerText, measureText, stageText, picturesText);

export type TasksText = typeof tasksText.zh;
