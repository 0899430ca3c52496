import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { usePause } from '../ui/usePause.ts';
import { indicatorsText } from './text.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month, typed; only a whole one counts. */
export function MonthFilter({ label, value, onChange }: { label: string; value: string; onChange: (month: string) => void }) {
  const text = useText(indicatorsText);
  const [typed, setTyped] = usePause(value, (month) => {
    if (month === '' || MONTH.test(month)) onChange(month);
  });
  return (
    <Field label={label}>
      <Input
        value={typed}
        maxLength={7}
        placeholder={text.monthForm}
        wrong={typed !== '' && !MONTH.test(typed)}
        onChange={(event) => setTyped(event.target.value.trim())}
      />
    </Field>
  );
}
