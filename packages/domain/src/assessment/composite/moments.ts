/** Sample moments as composite-indicator work uses them: skewness G1 and excess kurtosis G2, corrected for the size of the sample. */
const mean = (values: readonly number[]): number => values.reduce((all, x) => all + x, 0) / values.length;

function central(values: readonly number[], power: number): number {
  const middle = mean(values);
  return values.reduce((all, x) => all + (x - middle) ** power, 0) / values.length;
}

/** NaN for fewer than 3 values or when all are the same. */
export function skewness(values: readonly number[]): number {
  const n = values.length;
  return ((central(values, 3) / central(values, 2) ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** NaN for fewer than 4 values or when all are the same. */
export function excessKurtosis(values: readonly number[]): number {
  const n = values.length;
  const raw = central(values, 4) / central(values, 2) ** 2 - 3;
  return (((n + 1) * raw + 6) * (n - 1)) / ((n - 2) * (n - 3));
}
