/** Medians of repeated runs, printed as a table of ratios against their limits. */
export type Line = {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  readonly atLeast?: boolean;
};

export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** Milliseconds of one run: the median of `runs`, after the warm-up. */
export async function time(work: () => unknown, { runs = 7, warmUp = 3 } = {}): Promise<number> {
  for (let i = 0; i < warmUp; i++) await work();
  const taken: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

/** Prints each line with its limit and ends the process with 1 when one was missed. */
export function report(lines: readonly Line[]): void {
  const missed = lines.filter(({ measured, limit, atLeast }) => !(atLeast ? measured >= limit : measured <= limit));
  for (const line of lines) {
    const sign = line.atLeast ? '≥' : '≤';
    console.log(
      `${missed.includes(line) ? 'MISSED' : 'ok    '}  ${line.what}: ${line.measured.toFixed(2)} ${line.unit} (${sign} ${line.limit})`,
    );
  }
  process.exitCode = missed.length === 0 ? 0 : 1;
}
