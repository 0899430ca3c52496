import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Proofs } from './Proofs.tsx';
import type { FormProblem } from './problems-of.ts';
import type { OnePromise, Shared } from './promise-part.ts';
import styles from './Report.module.css';
import { StageFields } from './StageFields.tsx';
import { writeText } from './write-text.ts';

/** One field group a promise: a figure, a stage reached, or a duty done. */
export function PromiseFields({ problems, ...shared }: Shared & { problems: readonly FormProblem[] }) {
  const text = useText(writeText);
  const { promises } = shared.form;
  return (
    <Panel title={text.promises} note={String(promises.length)}>
      {promises.length === 0 && <p className="soft">{text.noPromises}</p>}
      {promises.map((promise) => (
        <PromiseField key={promise.id} {...shared} promise={promise} problems={problems.filter(({ field }) => field === promise.id)} />
      ))}
    </Panel>
  );
}

const fieldsOf = { target: NumberFields, deliverable: StageFields, duty: ActFields } as const;

function PromiseField({ problems, ...shared }: OnePromise & { problems: readonly FormProblem[] }) {
  const text = useText(writeText);
  const language = useLanguage();
  const { promise } = shared;
  const Fields = fieldsOf[promise.kind];
  return (
    <section className={styles.promise} id={`of-${promise.id}`} aria-label={promise.phrase}>
      <p className={styles.phrase}>
        <span className={styles.kind}>{text.kinds[promise.kind]}</span>
        {promise.phrase}
        {promise.by !== null && <span className="soft"> {text.by(dayText(promise.by, language))}</span>}
      </p>
      <Fields {...shared} />
      {problems.map(({ code }) => (
        <span key={code} className={styles.wrong}>
          {text.formProblems[code]}
        </span>
      ))}
    </section>
  );
}

function NumberFields({ form, promise, content, change }: OnePromise) {
  const text = useText(writeText);
  if (promise.locked) return <p className="soft">{text.locked(promise.locked.value, promise.locked.source)}</p>;
  const isIt = ({ promiseId, place }: { promiseId: string; place: string }): boolean => promiseId === promise.id && place === form.unit.id;
  const told = content.numbers.find(isIt);
  const value = told && 'value' in told.amount ? told.amount.value : '';
  const [last] = promise.lastMonth;
  const set = (next: string, correction: string): void => {
    const others = content.numbers.filter((number) => !isIt(number));
    const number = { promiseId: promise.id, place: form.unit.id, amount: { value: next }, correction };
    change({ numbers: next.trim() === '' ? others : [...others, number] });
  };
  return (
    <div className={styles.row}>
      <Field
        label={promise.unit ? text.valueIn(promise.unit) : text.value}
        hint={last && text.lastValue(Object.values(last.amount).join(' / '))}
      >
        <Input
          inputMode="decimal"
          maxLength={24}
          value={value}
          onChange={(event) => set(event.target.value.trim(), told?.correction ?? '')}
        />
      </Field>
      {last && value !== '' && (
        <Field label={text.correction}>
          <Input maxLength={500} value={told?.correction ?? ''} onChange={(event) => set(value, event.target.value)} />
        </Field>
      )}
    </div>
  );
}

function ActFields({ form, promise, content, change }: OnePromise) {
  const text = useText(writeText);
  const told = content.acts.find(({ promiseId }) => promiseId === promise.id);
  const set = (done: boolean, files: string[]): void => {
    const others = content.acts.filter(({ promiseId }) => promiseId !== promise.id);
    change({ acts: done ? [...others, { promiseId: promise.id, done, files }] : others });
  };
  return (
    <>
      <Checkbox checked={told?.done ?? false} onChange={(done) => set(done, told?.files ?? [])}>
        {text.actDone}
      </Checkbox>
      {told?.done && <Proofs files={form.attachments} chosen={told.files} onChange={(files) => set(true, files)} />}
    </>
  );
}
