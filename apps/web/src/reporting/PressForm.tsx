import type { UnitRef } from '@gongjian/contract/shape';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { usePress } from './api.ts';
import { boardText } from './board-text.ts';

type Props = { month: string; units: readonly UnitRef[]; onClose: () => void; onPressed: () => void };

/** 催办: tells these units that their reports are wanted now. */
export function PressForm({ month, units, onClose, onPressed }: Props) {
  const text = useText(boardText);
  const words = useText(uiText);
  const press = usePress(month);
  const [note, setNote] = useState('');
  const namesOf = (ids: readonly string[]): string => words.listed(units.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  const save = (): void =>
    press.mutate(
      { units: units.map(({ id }) => id), note },
      {
        onSuccess: ({ pressed, tooSoon, gapHours }) => {
          if (pressed > 0) tell(text.pressed(pressed));
          if (tooSoon.length > 0) tell(text.pressedJustNow(namesOf(tooSoon.map(({ unit }) => unit)), gapHours), 'failed');
          onPressed();
        },
      },
    );
  return (
    <FormDialog
      title={text.press(units.length)}
      lead={text.pressLead(words.listed(units.map(({ name }) => name)))}
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
