import { Checkbox } from '../ui/Checkbox.tsx';
import { dayText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { NumberFields } from './NumberFields.tsx';
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
        {promise.required && <span className={styles.required}> {text.required}</span>}
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
