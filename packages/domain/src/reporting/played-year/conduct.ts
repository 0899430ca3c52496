import { chance } from './chance.ts';

/** Which report it is. */
export type WhichReport = { readonly measureId: string; readonly unit: string; readonly month: string };

/**
 * What becomes of one report. Days are working days after the due day: 0 is the due day, -2 the first working day of the month.
 * `sent` null: it never comes in. `resent`: it is returned on the due day and sent again then.
 */
export type Conduct = { readonly sent: number | null; readonly resent: number | null };

/** Days on which the office closes, and the last on which anything is sent. */
export const LAST_SENDING = 5;
export const SEALING = 7;

/** Of a hundred reports of a unit of usual care; a careless one has three times as many. */
const MISSING = 1;
const LATE = 4;
const RETURNED = 5;
const CARELESS_UNITS = 15;

export function conductOf({ measureId, unit, month }: WhichReport): Conduct {
  const drawn = chance('conduct', measureId, unit, month);
  const care = isCareless(unit) ? 3 : 1;
  if (drawn < MISSING * care) return { sent: null, resent: null };
  if (drawn < (MISSING + LATE) * care) return { sent: 1 + (chance('days late', measureId, unit, month) % LAST_SENDING), resent: null };
  const sent = (chance('day', measureId, unit, month) % 3) - 2;
  if (drawn < 100 - RETURNED) return { sent, resent: null };
  return { sent, resent: chance('again', measureId, unit, month) < 80 ? 1 : 4 };
}

export const isCareless = (unit: string): boolean => chance('care', unit) < CARELESS_UNITS;
