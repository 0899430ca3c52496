import type { IndicatorValueShown } from '@gongjian/contract/indicators';
import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { AmountFields, emptyAmount, isWhole } from './AmountFields.tsx';
import { useCorrectValue } from './api.ts';
import type { IndicatorInFull } from './indicator-in-full.ts';
import { indicatorsText } from './text.ts';

type Props = { indicator: IndicatorInFull; value: IndicatorValueShown; onClose: () => void };

/** 更正: another figure beside the wrong one, or none, with the reason. */
export function CorrectForm({ indicator, value, onClose }: Props) {
  const text = useText(indicatorsText);
  const correct = useCorrectValue();
  const [amount, setAmount] = useState(value.amount ?? emptyAmount(indicator.ratio));
  const [gone, setGone] = useState(false);
  const [reason, setReason] = useState('');
  const done = (): void => {
    tell(text.correctDone);
    onClose();
  };
  return (
    <FormDialog
      title={text.correct}
      lead={text.correctLead(value.place.name, value.month)}
      ready={(gone || isWhole(amount)) && reason.trim() !== ''}
      busy={correct.isPending}
      error={correct.error}
      onSave={() => correct.mutate({ valueId: value.id, amount: gone ? null : amount, reason }, { onSuccess: done })}
      onClose={onClose}
    >
      {!gone && <AmountFields unit={indicator.unit} amount={amount} onChange={setAmount} />}
      <Checkbox checked={gone} onChange={setGone}>
        {text.withdraw}
      </Checkbox>
      <Field label={text.reason}>
        <TextArea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
