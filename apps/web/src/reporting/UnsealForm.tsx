import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useUnseal } from './api.ts';
import { boardText } from './board-text.ts';
import { monthName } from './months.ts';

/** 解除封存: opens a sealed month again; the seal stays, with who opened it and why. */
export function UnsealForm({ month, onClose }: { month: string; onClose: () => void }) {
  const text = useText(boardText);
  const language = useLanguage();
  const unseal = useUnseal(month);
  const [reason, setReason] = useState('');
  const save = (): void =>
    unseal.mutate(reason.trim(), {
      onSuccess: () => {
        tell(text.unsealed(monthName(month, language)));
        onClose();
      },
    });
  return (
    <FormDialog
      title={text.unseal}
      lead={text.unsealLead(monthName(month, language))}
      ready={reason.trim() !== ''}
      busy={unseal.isPending}
      error={unseal.error}
      saveWord={text.unseal}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.unsealReason}>
        <TextArea rows={4} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
