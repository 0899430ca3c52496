/** What was told last time about a group of alarms; null when nothing was. Sets of alarm fingerprints; `at` in milliseconds. */
export type Told = { readonly firing: ReadonlySet<string>; readonly resolved: ReadonlySet<string>; readonly at: number } | null;
export type Now = { readonly firing: ReadonlySet<string>; readonly resolved: ReadonlySet<string>; readonly at: number };
export type TellRule = { readonly repeatMs: number; readonly tellResolved: boolean };

/**
 * Whether a group of alarms is told (again): something new fires; all that fired is over; something more is over and that is told; or
 * it still fires and the repeat interval has passed. Source of the rule and its cases: Prometheus Alertmanager, notify/dedup_stage.
 */
export function shouldNotify(told: Told, now: Now, { repeatMs, tellResolved }: TellRule): boolean {
  if (told === null) return now.firing.size > 0;
  if (hasNew(now.firing, told.firing)) return true;
  if (now.firing.size === 0) return told.firing.size > 0;
  if (tellResolved && hasNew(now.resolved, told.resolved)) return true;
  return told.at < now.at - repeatMs;
}

const hasNew = (set: ReadonlySet<string>, known: ReadonlySet<string>): boolean => [...set].some((one) => !known.has(one));
