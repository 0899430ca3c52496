import { Select } from 'antd';
import { useState } from 'react';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { usePause } from '../ui/usePause.ts';
import { useActors } from './api.ts';
import { auditText } from './text.ts';

type Props = { id?: string; 'aria-describedby'?: string; value: string | undefined; onChange: (actor: string | undefined) => void };

/** One person of the trail, found by a part of the name. */
export function ActorSelect({ value, onChange, ...shared }: Props) {
  const text = useText(auditText);
  const words = useText(uiText);
  const [asked, setAsked] = useState('');
  const [typed, setTyped] = usePause(asked, setAsked);
  // Who is chosen must have a name even when the address brought only an id.
  const found = useActors(asked === '' ? (value ?? '') : asked);
  const options = (found.data?.items ?? []).map(({ id, name, unit }) => ({ value: id, label: unit === null ? name : `${name} · ${unit}` }));
  return (
    <Select
      {...shared}
      allowClear
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={text.actorHint}
      notFoundContent={found.isFetching ? words.loading : text.noActor}
      value={value ?? null}
      onChange={(actor: string | null) => onChange(actor ?? undefined)}
      onOpenChange={(open) => !open && setTyped('')}
      options={options}
    />
  );
}
