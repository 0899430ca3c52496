import type { BindingShown } from '@gongjian/contract/indicators';
import { Select } from 'antd';
import { useState } from 'react';
import { UnitsSelect } from '../org/UnitSelect.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useChangeBinding, useIndicatorChoice } from './api.ts';
import { BaseFields } from './BaseFields.tsx';
import { CourseFields } from './CourseFields.tsx';
import { courseIn, draftOf } from './course-text.ts';
import { indicatorsText } from './text.ts';

type Props = { promise: { id: string; phrase: string }; binding: BindingShown; onClose: () => void };

/** 设置: which indicator proves a promise, and how its course is planned. */
export function BindingForm({ promise, binding, onClose }: Props) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  const change = useChangeBinding();
  const [said, setSaid] = useState({ ...binding, reason: '' });
  const [course, setCourse] = useState(draftOf(binding.course));
  const set = (part: Partial<typeof said>): void => setSaid({ ...said, ...part });
  const read = courseIn(course);
  const save = (): void => {
    if (read === null) return;
    const { base, tolerance, strength, from, to, places, required, reason, version } = said;
    const wanted = { indicator: said.indicator?.code ?? null, course: read, base, tolerance, strength, from, to, places, required, reason };
    change.mutate({ promiseId: promise.id, version, ...wanted }, { onSuccess: () => done(text.bindDone, onClose) });
  };
  return (
    <FormDialog
      title={text.bindTitle}
      lead={words.said(promise.phrase, text.bindLead)}
      ready={read !== null && said.reason.trim() !== '' && said.places.length > 0}
      busy={change.isPending}
      error={change.error}
      onSave={save}
      onClose={onClose}
    >
      <IndicatorField chosen={said.indicator} onChange={(indicator) => set({ indicator })} />
      <CourseFields draft={course} wrong={read === null} onChange={setCourse} />
      <BaseFields base={said.base} onChange={(base) => set({ base })} />
      <Field label={text.tolerance}>
        <Input
          inputMode="decimal"
          maxLength={10}
          value={said.tolerance}
          onChange={(event) => set({ tolerance: event.target.value.trim() })}
        />
      </Field>
      <Field label={text.strength}>
        <Select
          value={said.strength}
          onChange={(strength) => set({ strength })}
          options={(['must', 'strive'] as const).map((value) => ({ value, label: text.strengths[value] }))}
        />
      </Field>
      <Field label={text.windowFrom}>
        <DayInput value={said.from} onChange={(from) => set({ from })} />
      </Field>
      <Field label={text.windowTo}>
        <DayInput value={said.to} onChange={(to) => set({ to })} />
      </Field>
      <Field label={text.counted}>
        <UnitsSelect value={said.places} onChange={(places) => set({ places })} />
      </Field>
      <Checkbox checked={said.required} onChange={(required) => set({ required })}>
        {text.required}
      </Checkbox>
      <Field label={text.reason}>
        <TextArea rows={2} maxLength={2000} value={said.reason} onChange={(event) => set({ reason: event.target.value })} />
      </Field>
    </FormDialog>
  );
}

function done(word: string, onClose: () => void): void {
  tell(word);
  onClose();
}

type Chosen = BindingShown['indicator'];

function IndicatorField({ chosen, onChange }: { chosen: Chosen; onChange: (indicator: Chosen) => void }) {
  const text = useText(indicatorsText);
  const choice = useIndicatorChoice();
  const items = choice.data?.items ?? (chosen === null ? [] : [chosen]);
  return (
    <Field label={text.indicator}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={choice.isPending}
        value={chosen?.code ?? ''}
        onChange={(code: string) => onChange(items.find((one) => one.code === code) ?? null)}
        options={[{ value: '', label: text.noIndicator }, ...items.map(({ code, name }) => ({ value: code, label: name }))]}
      />
    </Field>
  );
}
