import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { useWriteItem } from './api.ts';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

type Kind = 'explanation' | 'answer';
const asked: Readonly<Record<Kind, readonly string[]>> = {
  explanation: ['title', 'source', 'text'],
  answer: ['title', 'topic', 'question', 'answer', 'unit'],
};
const LONG: readonly string[] = ['text', 'question', 'answer'];

/** A new explanation or answer, as a draft. */
export function WriteItem({ disclosure, onClose }: { disclosure: Kind; onClose: () => void }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const navigate = useNavigate();
  const write = useWriteItem();
  const [said, setSaid] = useState<Record<string, string>>({});
  const today = todayInCity();
  const days = disclosure === 'answer' ? { askedOn: today, on: today } : { on: today };
  const save = (): void =>
    write.mutate(
      { disclosure, content: { ...said, ...days } },
      { onSuccess: ({ id }) => void navigate({ to: '/publication/items/$itemId', params: { itemId: id } }) },
    );
  return (
    <FormDialog
      title={text.write}
      lead={text.writeLead}
      ready={asked[disclosure].every((field) => (said[field] ?? '').trim() !== '')}
      busy={write.isPending}
      error={write.error}
      onSave={save}
      onClose={onClose}
    >
      {asked[disclosure].map((field) => (
        <Field key={field} label={words.fields[field] ?? field}>
          <TextArea
            rows={LONG.includes(field) ? 6 : 1}
            maxLength={LONG.includes(field) ? 20_000 : 500}
            value={said[field] ?? ''}
            onChange={(event) => setSaid({ ...said, [field]: event.target.value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}
