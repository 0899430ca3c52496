import { isLocalDate } from '@gongjian/domain/kernel/dates';

/**
 * A day as people type it: 2022-6-30, 2022/06/30, 2022.6.30, 20220630, 2022年6月30日, in full-width digits too.
 * Empty text is no day; anything else that is no day of the calendar is null.
 */
export function readDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return '';
  const parts = plain.match(/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/) ?? plain.match(/^(\d{4})(\d{2})(\d{2})$/);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  return isLocalDate(day) ? day : null;
}
