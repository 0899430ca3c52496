import type { Amount } from '@gongjian/contract/indicators';
import type { Problem } from '@gongjian/domain/kernel/problem';

/** A share is told as numerator and denominator, anything else as one figure. */
export function amountProblems(amount: Amount, { ratio }: { readonly ratio: boolean }): Problem[] {
  if ('value' in amount) return ratio ? [{ code: 'ratio_needed', at: ['amount'] }] : [];
  if (!ratio) return [{ code: 'not_a_ratio', at: ['amount'] }];
  return /^-?0+(\.0+)?$/.test(amount.denominator) ? [{ code: 'denominator_zero', at: ['amount', 'denominator'] }] : [];
}
