import { Select } from 'antd';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { AmountFields, emptyAmount, isWhole } from './AmountFields.tsx';
import { useTellValue } from './api.ts';
import type { IndicatorInFull } from './indicator-in-full.ts';
import { indicatorsText } from './text.ts';

/** 录入: the figure of one place and month, by hand. */
export function TellForm({ indicator, onClose }: { indicator: IndicatorInFull; onClose: () => void }) {
  const text = useText(indicatorsText);
  const telling = useTellValue(indicator.code);
  const [said, setSaid] = useState({
    place: indicator.may.tell[0]?.id ?? '',
    month: todayInCity().slice(0, 7),
    amount: emptyAmount(indicator.ratio),
    note: '',
  });
  const set = (part: Partial<typeof said>): void => setSaid({ ...said, ...part });
  const done = (): void => {
    tell(text.toldDone);
    onClose();
  };
  return (
    <FormDialog
      title={text.tell}
      lead={text.tellLead}
      ready={isWhole(said.amount) && /^\d{4}-\d{2}$/.test(said.month)}
      busy={telling.isPending}
      error={telling.error}
      onSave={() => telling.mutate(said, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={text.place}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={said.place}
          onChange={(place) => set({ place })}
          options={indicator.may.tell.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={text.month}>
        <Input
          maxLength={7}
          placeholder={text.monthForm}
          value={said.month}
          onChange={(event) => set({ month: event.target.value.trim() })}
        />
      </Field>
      <AmountFields unit={indicator.unit} amount={said.amount} onChange={(amount) => set({ amount })} />
      <Field label={text.note}>
        <Input maxLength={500} value={said.note} onChange={(event) => set({ note: event.target.value })} />
      </Field>
    </FormDialog>
  );
}
