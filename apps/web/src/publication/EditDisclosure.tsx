import type { Disclosure, DisclosureText } from '@gongjian/contract/publication';
import { timings } from '@gongjian/domain/publication/model';
import { disclosureProblems } from '@gongjian/domain/publication/rules';
import { Select } from 'antd';
import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { useEditDisclosure } from './api.ts';
import styles from './Publication.module.css';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

/** What may leave, when, on what basis. */
export function EditDisclosure({ one, onClose }: { one: Disclosure; onClose: () => void }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const { code: _code, room: _room, state: _state, reason: _reason, version: _version, ...kept } = one;
  const [said, setSaid] = useState<DisclosureText>(kept);
  const edit = useEditDisclosure(one.code);
  const put = (part: Partial<DisclosureText>): void => setSaid((before) => ({ ...before, ...part }));
  const toggle = (field: string, on: boolean): void =>
    put({ fields: one.offered.filter((each) => (each === field ? on : said.fields.includes(each))) });
  const ready = disclosureProblems(said, one.offered).length === 0 && said.title.trim() !== '' && said.basis.trim() !== '';
  return (
    <FormDialog
      title={text.edit}
      lead={text.editLead}
      ready={ready}
      busy={edit.isPending}
      error={edit.error}
      onSave={() => edit.mutate({ ...textOf(said), version: one.version }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={text.name}>
        <Input value={said.title} maxLength={100} onChange={(event) => put({ title: event.target.value })} />
      </Field>
      <Field label={text.titleEn}>
        <Input value={said.titleEn} maxLength={200} onChange={(event) => put({ titleEn: event.target.value })} />
      </Field>
      <Field label={text.timing}>
        <Select
          value={said.timing}
          onChange={(timing) => put({ timing, workingDays: timing === 'after_publicity' ? (said.workingDays ?? 5) : null })}
          options={timings.map((value) => ({ value, label: words.timings[value] }))}
        />
      </Field>
      {said.workingDays !== null && (
        <Field label={text.days(said.workingDays)}>
          <Input
            type="number"
            min={1}
            max={250}
            value={said.workingDays}
            onChange={(event) => put({ workingDays: Number(event.target.value) })}
          />
        </Field>
      )}
      <fieldset className={styles.choices}>
        <legend>{text.fields}</legend>
        {one.offered.map((field) => (
          <Checkbox key={field} checked={said.fields.includes(field)} onChange={(on) => toggle(field, on)}>
            {words.fields[field] ?? field}
          </Checkbox>
        ))}
      </fieldset>
      <Field label={text.basis}>
        <TextArea value={said.basis} maxLength={2000} onChange={(event) => put({ basis: event.target.value })} />
      </Field>
      <Field label={text.held}>
        <TextArea rows={2} value={said.withheld} maxLength={1000} onChange={(event) => put({ withheld: event.target.value })} />
      </Field>
      <Field label={text.heldEn}>
        <TextArea rows={2} value={said.withheldEn} maxLength={1000} onChange={(event) => put({ withheldEn: event.target.value })} />
      </Field>
    </FormDialog>
  );
}

const textOf = ({
  title,
  titleEn,
  fields,
  timing,
  workingDays,
  approval,
  basis,
  withheld,
  withheldEn,
}: DisclosureText): DisclosureText => ({
  ...{ title, titleEn, fields, timing, workingDays, approval, basis, withheld, withheldEn },
});
