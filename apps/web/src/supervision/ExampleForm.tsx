import type { Example } from '@gongjian/contract/supervision-library';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { Choose } from './Choose.tsx';
import { FindingSelect } from './FindingSelect.tsx';
import { useEditExample, useWriteExample } from './library-api.ts';
import { libraryText } from './library-text.ts';

const parts = ['situation', 'practice', 'lesson'] as const;

/** An example, new or a draft that is changed. */
export function ExampleForm({ before, onClose }: { before: Example | null; onClose: () => void }) {
  const text = useText(libraryText);
  const [caseId, setCaseId] = useState<string | null>(null);
  const [good, setGood] = useState(true);
  const [said, setSaid] = useState({
    title: before?.title ?? '',
    situation: before?.situation ?? '',
    practice: before?.practice ?? '',
    lesson: before?.lesson ?? '',
  });
  const fill = (part: Partial<typeof said>): void => setSaid((now) => ({ ...now, ...part }));
  const [write, edit] = [useWriteExample(), useEditExample()];
  const saving = before === null ? write : edit;
  const done = {
    onSuccess: (): void => {
      tell(text.saved);
      onClose();
    },
  };
  const save = (): void => {
    if (before !== null) edit.mutate({ id: before.id, version: before.version, ...said }, done);
    else if (caseId !== null) write.mutate({ case: caseId, kind: good ? 'good' : 'bad', ...said }, done);
  };
  const whole = (before !== null || caseId !== null) && Object.values(said).every((words) => words.trim() !== '');
  return (
    <FormDialog
      title={before === null ? text.write : text.edit}
      ready={whole}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      {before === null && (
        <>
          <Field label={text.fromCase}>
            <FindingSelect value={caseId} onChange={setCaseId} />
          </Field>
          <Choose name="kind" yes={text.kinds.good} no={text.kinds.bad} value={good} onChange={setGood} />
        </>
      )}
      <Field label={text.title}>
        <Input value={said.title} maxLength={200} onChange={(event) => fill({ title: event.target.value })} />
      </Field>
      {parts.map((part) => (
        <Field key={part} label={text[part]}>
          <TextArea value={said[part]} maxLength={4000} onChange={(event) => fill({ [part]: event.target.value })} />
        </Field>
      ))}
    </FormDialog>
  );
}
