import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { useDecide } from './api.ts';
import { questionsText } from './questions-text.ts';
import { useReview } from './review-state.ts';

/** Leaves all that is still open knowingly open, for one reason; each question keeps its own record of it. */
export function DeferAll({ onClose }: { onClose: () => void }) {
  const text = useText(questionsText);
  const { importId, review } = useReview();
  const decide = useDecide(importId);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const open = review.questions.filter((question) => question.state === 'open');
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      for (const { key } of open) await decide.mutateAsync({ question: key, decision: 'defer', reason });
      onClose();
    } catch {
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={text.deferAll(open.length)}
      lead={text.deferAllLead}
      ready={reason.trim() !== ''}
      busy={busy}
      error={decide.error}
      saveWord={text.defer}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Field label={text.deferWhy}>
        <TextArea maxLength={2000} value={reason} placeholder={text.deferReason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
