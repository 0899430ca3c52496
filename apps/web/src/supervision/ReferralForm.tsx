import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { FindingSelect } from './FindingSelect.tsx';
import { useRefer } from './library-api.ts';
import { libraryText } from './library-text.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

type Person = { readonly name: string; readonly post: string };

/** 移送责任追究 */
export function ReferralForm({ onClose }: { onClose: () => void }) {
  const text = useText(libraryText);
  const room = useText(supervisionText);
  const [said, setSaid] = useState({ unit: '', reason: '', addressee: '', persons: [] as Person[], case: null as string | null });
  const fill = (part: Partial<typeof said>): void => setSaid((before) => ({ ...before, ...part }));
  const refer = useRefer();
  const done = (): void => {
    tell(text.saved);
    onClose();
  };
  const whole =
    [said.unit, said.reason, said.addressee].every((words) => words.trim() !== '') && said.persons.every(({ name }) => name.trim() !== '');
  return (
    <FormDialog
      title={text.refer}
      ready={whole}
      busy={refer.isPending}
      error={null}
      onSave={() => refer.mutate(said, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={room.unit}>
        <UnitSelect value={said.unit || undefined} onChange={(unit) => fill({ unit: unit ?? '' })} />
      </Field>
      <Field label={text.about}>
        <FindingSelect value={said.case} onChange={(caseId) => fill({ case: caseId })} />
      </Field>
      <Field label={text.reason}>
        <TextArea value={said.reason} maxLength={4000} onChange={(event) => fill({ reason: event.target.value })} />
      </Field>
      <Persons persons={said.persons} onChange={(persons) => fill({ persons })} />
      <Field label={text.addressee}>
        <Input value={said.addressee} maxLength={100} onChange={(event) => fill({ addressee: event.target.value })} />
      </Field>
      <Problem error={refer.error} words={text.problems} />
    </FormDialog>
  );
}

function Persons({ persons, onChange }: { persons: readonly Person[]; onChange: (persons: Person[]) => void }) {
  const text = useText(libraryText);
  const words = useText(uiText);
  const fill = (i: number, part: Partial<Person>): void => onChange(persons.map((one, j) => (i === j ? { ...one, ...part } : one)));
  return (
    <div className={styles.stack}>
      {persons.map(({ name, post }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are only added at the end or taken away whole
        <fieldset key={i} className={styles.rowForm}>
          <legend className="unseen">{text.persons}</legend>
          <Field label={text.personName}>
            <Input value={name} maxLength={60} onChange={(event) => fill(i, { name: event.target.value })} />
          </Field>
          <Field label={text.post}>
            <Input value={post} maxLength={100} onChange={(event) => fill(i, { post: event.target.value })} />
          </Field>
          <Button size="small" onClick={() => onChange(persons.filter((_, j) => i !== j))}>
            {words.remove}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button size="small" disabled={persons.length >= 50} onClick={() => onChange([...persons, { name: '', post: '' }])}>
          {text.addPerson}
        </Button>
      </div>
    </div>
  );
}
