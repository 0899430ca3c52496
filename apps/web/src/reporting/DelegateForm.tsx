import type { ReportForm } from '@gongjian/contract/reporting';
import { Select } from 'antd';
import { useState } from 'react';
import { useUnits } from '../org/api.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useDelegate } from './api.ts';
import { reviewText } from './review-text.ts';

/** A district asks some of its streets to report on the measure too. */
export function DelegateForm({ form, onClose }: { form: ReportForm; onClose: () => void }) {
  const text = useText(reviewText);
  const units = useUnits();
  const delegate = useDelegate();
  const [chosen, setChosen] = useState<string[]>([]);
  const asked = new Set(form.streets.map(({ unit }) => unit.id));
  const free = (units.data ?? []).filter(({ id, parent }) => parent?.id === form.unit.id && !asked.has(id));
  const save = (): void =>
    delegate.mutate(
      { id: form.id, units: chosen },
      {
        onSuccess: ({ opened }) => {
          tell(text.delegated(opened));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={text.delegate}
      lead={text.delegateLead}
      ready={chosen.length > 0}
      busy={delegate.isPending}
      error={delegate.error}
      saveWord={text.delegate}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.delegateTo}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={units.isPending}
          value={chosen}
          onChange={setChosen}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </FormDialog>
  );
}
