import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import type { OnePromise } from './promise-part.ts';
import styles from './Report.module.css';
import { writeText } from './write-text.ts';

type Amount = OnePromise['content']['numbers'][number]['amount'];
const valueKeys = ['value'] as const;
const ratioKeys = ['numerator', 'denominator'] as const;

/** The figure of a promise: itself, or as a share what it is the quotient of. */
export function NumberFields({ form, promise, content, change }: OnePromise) {
  const text = useText(writeText);
  if (promise.locked) return <p className="soft">{text.locked(promise.locked.value, promise.locked.source)}</p>;
  const isIt = ({ promiseId, place }: { promiseId: string; place: string }): boolean => promiseId === promise.id && place === form.unit.id;
  const told = content.numbers.find(isIt);
  const keys = promise.ratio ? ratioKeys : valueKeys;
  const parts: Readonly<Record<string, string>> = told?.amount ?? {};
  const [last] = promise.lastMonth;
  const set = (next: Readonly<Record<string, string>>, correction: string): void => {
    const others = content.numbers.filter((number) => !isIt(number));
    const amount = Object.fromEntries(keys.map((key) => [key, next[key] ?? ''])) as Amount;
    const empty = keys.every((key) => (next[key] ?? '') === '');
    change({ numbers: empty ? others : [...others, { promiseId: promise.id, place: form.unit.id, amount, correction }] });
  };
  const labels = {
    value: promise.unit ? text.valueIn(promise.unit) : text.value,
    numerator: text.numerator,
    denominator: text.denominator,
  };
  return (
    <div className={styles.row}>
      {keys.map((key, i) => (
        <Field key={key} label={labels[key]} hint={i === 0 && last ? text.lastValue(Object.values(last.amount).join(' / ')) : undefined}>
          <Input
            inputMode="decimal"
            maxLength={24}
            value={parts[key] ?? ''}
            onChange={(event) => set({ ...parts, [key]: event.target.value.trim() }, told?.correction ?? '')}
          />
        </Field>
      ))}
      {last && told !== undefined && !promise.ratio && (
        <Field label={text.correction}>
          <Input maxLength={500} value={told.correction} onChange={(event) => set(parts, event.target.value)} />
        </Field>
      )}
    </div>
  );
}
