import type { Amount } from '@gongjian/contract/indicators';

/** A figure as it was told: itself, or its two parts. */
export const amountText = (amount: Amount): string => ('value' in amount ? amount.value : `${amount.numerator} / ${amount.denominator}`);
