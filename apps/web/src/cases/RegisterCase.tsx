import type { CaseDetail } from '@gongjian/contract/cases';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { SaidNo } from '../ui/call.ts';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { type NewCase, useKinds, useRegister } from './api.ts';
import styles from './Cases.module.css';
import { positionNow } from './position.ts';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

type Kind = CaseDetail['definition'];
type KindField = Kind['fields'][number];

/** A new case, by the fields of its kind. */
export function RegisterCase({ usual, onClose }: { usual: string | undefined; onClose: () => void }) {
  const text = useText(casesText);
  const navigate = useNavigate();
  const named = useNamed();
  const kinds = useKinds();
  const register = useRegister();
  const [code, setCode] = useState(usual);
  const [title, setTitle] = useState('');
  const [origin, setOrigin] = useState<string>();
  const [fields, setFields] = useState<Record<string, string>>({});
  const [place, setPlace] = useState({ longitude: '', latitude: '' });
  const kind = kinds.data?.items.find((one) => one.code === code);
  const save = (): void => {
    if (!kind) return;
    const body = {
      kind: kind.code,
      origin: (origin ?? kind.origins[0]) as NewCase['origin'],
      title,
      fields: told(kind, fields),
      place: placeOf(place),
    };
    register.mutate(body, {
      onSuccess: ({ id, number, parent }) => {
        tell(parent === null ? text.registered(number) : text.joined(number, parent.number));
        void navigate({ to: '/cases/$caseId', params: { caseId: id } });
      },
    });
  };
  return (
    <FormDialog
      title={text.register}
      lead={text.registerLead}
      ready={kind !== undefined && title.trim() !== ''}
      busy={register.isPending}
      error={register.error instanceof SaidNo && register.error.code === 'cases.fields_invalid' ? null : register.error}
      saveWord={text.register}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.kind}>
        <Select
          value={code ?? null}
          loading={kinds.isPending}
          onChange={(next: string) => {
            setCode(next);
            setFields({});
            setOrigin(undefined);
          }}
          options={(kinds.data?.items ?? []).map((one) => ({ value: one.code, label: named(one) }))}
        />
      </Field>
      {kind && (
        <>
          <Field label={text.origin}>
            <Select
              value={origin ?? kind.origins[0] ?? null}
              onChange={setOrigin}
              options={kind.origins.map((value) => ({ value, label: text.origins[value] }))}
            />
          </Field>
          <Field label={text.title}>
            <Input value={title} maxLength={500} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          {kind.fields.map((field) =>
            field.type === 'place' ? (
              <PlaceField key={field.code} field={field} place={place} setPlace={setPlace} wrong={problemAt(register.error, 'place')} />
            ) : (
              <ValueField
                key={field.code}
                field={field}
                value={fields[field.code] ?? ''}
                onChange={(value) => setFields({ ...fields, [field.code]: value })}
                wrong={problemAt(register.error, field.code)}
              />
            ),
          )}
        </>
      )}
    </FormDialog>
  );
}

const told = (kind: Kind, fields: Record<string, string>): Record<string, string | null> =>
  Object.fromEntries(
    kind.fields.filter(({ type }) => type !== 'place').map(({ code }) => [code, fields[code]?.trim() ? (fields[code] ?? '') : null]),
  );

const placeOf = ({ longitude, latitude }: { longitude: string; latitude: string }): { longitude: number; latitude: number } | null => {
  const place = { longitude: Number(longitude), latitude: Number(latitude) };
  return longitude.trim() === '' || latitude.trim() === '' || Number.isNaN(place.longitude) || Number.isNaN(place.latitude) ? null : place;
};

/** The code of what is wrong at this field, if the server named it. */
const problemAt = (error: unknown, code: string): string | undefined =>
  error instanceof SaidNo ? error.problems.find(({ at }) => at.at(-1) === code)?.code : undefined;

type FieldProps = { field: KindField; value: string; onChange: (value: string) => void; wrong: string | undefined };

function ValueField({ field, value, onChange, wrong }: FieldProps) {
  const { type, required, choices = [], choicesEn } = field;
  const named = useNamed();
  const text = useText(casesText);
  const words = useText(uiText);
  const problem = wrong === undefined ? undefined : ((text.problems as Record<string, string>)[wrong] ?? wrong);
  const shared = { label: named(field), ...(required ? {} : { hint: words.optional }), problem };
  switch (type) {
    case 'choice':
      return (
        <Field {...shared}>
          <Select
            value={value || null}
            onChange={onChange}
            options={choices.map((one, i) => ({ value: one, label: named({ title: one, titleEn: choicesEn?.[i] }) }))}
          />
        </Field>
      );
    case 'unit':
      return (
        <Field {...shared}>
          <UnitSelect value={value || undefined} onChange={(unit) => onChange(unit ?? '')} />
        </Field>
      );
    case 'day':
      return (
        <Field {...shared}>
          <DayInput value={value} onChange={onChange} />
        </Field>
      );
    case 'number':
      return (
        <Field {...shared}>
          <Input inputMode="decimal" value={value} onChange={(event) => onChange(event.target.value)} />
        </Field>
      );
    default:
      return (
        <Field {...shared}>
          <TextArea rows={2} value={value} maxLength={4000} onChange={(event) => onChange(event.target.value)} />
        </Field>
      );
  }
}

type Typed = { longitude: string; latitude: string };
type PlaceProps = { field: KindField; place: Typed; setPlace: (place: Typed) => void; wrong: string | undefined };

function PlaceField({ field, place, setPlace, wrong }: PlaceProps) {
  const named = useNamed();
  const text = useText(casesText);
  const here = async (): Promise<void> => {
    const found = await positionNow();
    if (found === null) tell(text.noPosition, 'failed');
    else setPlace({ longitude: String(found.longitude), latitude: String(found.latitude) });
  };
  return (
    <fieldset className={styles.place}>
      <legend>{named(field)}</legend>
      {(['longitude', 'latitude'] as const).map((axis) => (
        <Field key={axis} label={text[axis]} problem={wrong === undefined ? undefined : text.problems.place_missing}>
          <Input inputMode="decimal" value={place[axis]} onChange={(event) => setPlace({ ...place, [axis]: event.target.value })} />
        </Field>
      ))}
      <Button size="small" onClick={() => void here()}>
        {text.here}
      </Button>
    </fieldset>
  );
}
