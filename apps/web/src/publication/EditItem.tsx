import type { PublicationItemInFull } from '@gongjian/contract/publication';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { useEditItem } from './api.ts';
import { factsOf, writtenFields } from './said.ts';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

/** The words of an item: its texts, and the facts one by one. Figures and days stay what the records say. */
export function EditItem({ item, onClose }: { item: PublicationItemInFull; onClose: () => void }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const [content, setContent] = useState(item.content);
  const edit = useEditItem(item.id);
  const facts = factsOf(content);
  const putFact = (at: number, value: string): void =>
    setContent({ ...content, facts: facts.map((fact, i) => (i === at ? { ...fact, value } : fact)) });
  return (
    <FormDialog
      title={text.editItem}
      lead={text.editItemLead}
      busy={edit.isPending}
      error={edit.error}
      onSave={() => edit.mutate({ version: item.version, content }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {writtenFields(item.content).map((field) => (
        <Field key={field} label={words.fields[field] ?? field}>
          <TextArea
            rows={field === 'text' || field === 'answer' || field === 'question' ? 6 : 1}
            value={String(content[field] ?? '')}
            maxLength={20_000}
            onChange={(event) => setContent({ ...content, [field]: event.target.value })}
          />
        </Field>
      ))}
      {facts.map(({ name, value }, at) => (
        <Field key={name} label={text.factOf(name)}>
          <TextArea rows={3} value={value} maxLength={20_000} onChange={(event) => putFact(at, event.target.value)} />
        </Field>
      ))}
    </FormDialog>
  );
}
