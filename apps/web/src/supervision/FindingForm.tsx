import type { Finding } from '@gongjian/contract/supervision-findings';
import type { ReactNode } from 'react';
import { CheckForm } from './CheckForm.tsx';
import type { FormProps } from './form-props.ts';
import { AnswerObjection, ObjectionForm } from './ObjectionForms.tsx';
import { PlanForm } from './PlanForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { WriteOffForm } from './WriteOffForm.tsx';

const forms: Readonly<Record<Finding['mayDo'][number], (props: FormProps) => ReactNode>> = {
  plan: PlanForm,
  review_plan: ReviewForm,
  self_check: (props) => <CheckForm {...props} kind="self" />,
  verify: (props) => <CheckForm {...props} kind="on_site" />,
  object: ObjectionForm,
  decide_objection: AnswerObjection,
  write_off: WriteOffForm,
};

/** The form of one step. */
export function FindingForm({ form, ...props }: FormProps & { form: Finding['mayDo'][number] }) {
  const Form = forms[form];
  return <Form {...props} />;
}
