import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { publicationText } from './text.ts';

type Props = { busy: boolean; error: unknown; onSave: (reason: string) => void; onClose: () => void };

/** The reason will stand where the content was. */
export function Withdraw({ busy, error, onSave, onClose }: Props) {
  const text = useText(publicationText);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text.withdraw}
      lead={text.withdrawLead}
      ready={reason.trim() !== ''}
      busy={busy}
      error={error}
      saveWord={text.withdraw}
      onSave={() => onSave(reason)}
      onClose={onClose}
    >
      <Field label={text.reason}>
        <TextArea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
