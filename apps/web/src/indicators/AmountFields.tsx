import type { Amount } from '@gongjian/contract/indicators';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { indicatorsText } from './text.ts';

type Props = { unit: string | null; amount: Amount; onChange: (amount: Amount) => void };

/** One figure, or of a share its two parts. */
export function AmountFields({ unit, amount, onChange }: Props) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  if ('value' in amount) {
    return (
      <Decimal
        label={unit === null ? text.value : `${text.value}${words.aside(unit)}`}
        value={amount.value}
        onChange={(value) => onChange({ value })}
      />
    );
  }
  return (
    <>
      <Decimal label={text.numerator} value={amount.numerator} onChange={(numerator) => onChange({ ...amount, numerator })} />
      <Decimal label={text.denominator} value={amount.denominator} onChange={(denominator) => onChange({ ...amount, denominator })} />
    </>
  );
}

const Decimal = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <Field label={label}>
    <Input inputMode="decimal" maxLength={24} value={value} onChange={(event) => onChange(event.target.value.trim())} />
  </Field>
);

export const emptyAmount = (ratio: boolean): Amount => (ratio ? { numerator: '', denominator: '' } : { value: '' });

/** Whether all of it is a decimal number. */
export const isWhole = (amount: Amount): boolean => Object.values(amount).every((part) => /^-?\d{1,15}(\.\d{1,6})?$/.test(part));
