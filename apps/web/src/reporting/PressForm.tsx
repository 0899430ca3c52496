import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { usePress } from './api.ts';
import { reportingText } from './text.ts';

type Props = { month: string; units: readonly string[]; names: readonly string[]; onClose: () => void; onPressed: () => void };

/** 催办: tells these units that their reports are wanted now. */
export function PressForm({ month, units, names, onClose, onPressed }: Props) {
  const text = useText(reportingText);
  const press = usePress(month);
  const [note, setNote] = useState('');
  const save = (): void =>
    press.mutate(
      { units: [...units], note },
      {
        onSuccess: ({ pressed }) => {
          tell(text.pressed(pressed));
          onPressed();
        },
      },
    );
  return (
    <FormDialog
      title={text.press(units.length)}
      lead={text.pressLead(names.join('、'))}
      busy={press.isPending}
      error={press.error}
      saveWord={text.press(units.length)}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.pressNote}>
        <TextArea rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
