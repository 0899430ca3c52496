import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import { useRun, useSchemes } from './api.ts';
import { InputsFile } from './InputsFile.tsx';
import { inputsText } from './inputs-text.ts';
import { assessmentText } from './text.ts';

/** A scheme, a name, a day; a file of what no record tells; and where it shares a pool, how large that is. */
export function RunForm({ onClose }: { onClose: () => void }) {
  const text = useText(assessmentText);
  const more = useText(inputsText);
  const words = useText(uiText);
  const navigate = useNavigate();
  const schemes = useSchemes();
  const run = useRun();
  const [scheme, setScheme] = useState<string>();
  const [title, setTitle] = useState('');
  const [on, setOn] = useState('');
  const [inputs, setInputs] = useState<string>();
  const [pool, setPool] = useState('');
  const chosen = schemes.data?.items.find(({ code }) => code === scheme);
  const shares = chosen?.pool !== undefined;
  const ready = scheme !== undefined && title.trim() !== '' && (!shares || /^[1-9]\d{0,11}$/.test(pool));
  const save = (): void =>
    run.mutate(
      {
        scheme: scheme ?? '',
        title,
        ...(on === '' ? {} : { on }),
        ...(inputs === undefined ? {} : { inputs }),
        ...(shares ? { pool: Number(pool) } : {}),
      },
      { onSuccess: ({ id }) => void navigate({ to: '/assessment/$assessmentId', params: { assessmentId: id } }) },
    );
  return (
    <FormDialog
      title={text.run}
      lead={text.runLead}
      ready={ready}
      busy={run.isPending}
      error={null}
      saveWord={text.run}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.scheme} hint={chosen === undefined ? undefined : words.said(text.document, chosen.document)}>
        <Select
          value={scheme ?? null}
          onChange={(next) => {
            setScheme(next);
            setInputs(undefined);
          }}
          options={(schemes.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))}
        />
      </Field>
      <Field label={text.name}>
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={text.day} hint={text.dayHint}>
        <DayInput value={on} max={todayInCity()} onChange={setOn} />
      </Field>
      {shares && (
        <Field label={more.pool} hint={more.poolHint}>
          <Input inputMode="numeric" value={pool} maxLength={12} onChange={(event) => setPool(event.target.value.trim())} />
        </Field>
      )}
      {scheme !== undefined && <InputsFile key={scheme} scheme={scheme} onKept={setInputs} />}
      <Problem error={run.error} words={{ ...text.problems, ...more.wrong }} />
    </FormDialog>
  );
}
