import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { Choose } from './Choose.tsx';
import { findingText } from './finding-text.ts';
import { useReviewPlan } from './findings-api.ts';
import type { FormProps } from './form-props.ts';
import { StepProblem } from './StepEvidence.tsx';

/** 方案审核: agreed, or returned with a reason. */
export function ReviewForm({ one, onClose }: FormProps) {
  const text = useText(findingText);
  const [agreed, setAgreed] = useState(true);
  const [reason, setReason] = useState('');
  const review = useReviewPlan();
  const save = (): void =>
    review.mutate(
      { id: one.case.id, version: one.case.version, body: { agreed, reason } },
      {
        onSuccess: () => {
          tell(text.done);
          onClose();
        },
      },
    );
  return (
    <FormDialog title={text.forms.review_plan} busy={review.isPending} error={null} onSave={save} onClose={onClose}>
      <Choose name="agreed" yes={text.agree} no={text.sendBack} value={agreed} onChange={setAgreed} />
      <Field label={text.review}>
        <TextArea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <StepProblem error={review.error} />
    </FormDialog>
  );
}
