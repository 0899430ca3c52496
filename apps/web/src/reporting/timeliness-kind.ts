export type Counts = { readonly onTime: number; readonly late: number; readonly missing: number; readonly worstLateDays: number };
export type TimelinessKind = 'on_time' | 'late' | 'missing' | 'none';

/** What is missing weighs more than what is late; a unit is on time when all that has come was. */
export function kindOf(counts: Counts | null): TimelinessKind {
  if (counts === null) return 'none';
  if (counts.missing > 0) return 'missing';
  if (counts.late > 0) return 'late';
  return counts.onTime > 0 ? 'on_time' : 'none';
}
