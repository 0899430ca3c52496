import { Select } from 'antd';
import { useState } from 'react';
import { usePause } from '../ui/usePause.ts';
import { useFindings } from './findings-api.ts';

type Props = { id?: string; 'aria-describedby'?: string; value: string | null; onChange: (caseId: string | null) => void };

/** One finding, found by its title or number, open or closed. */
export function FindingSelect({ value, onChange, ...shared }: Props) {
  const [q, setQ] = useState('');
  const [, setTyped] = usePause(q, setQ);
  const found = useFindings(q.trim() === '' ? {} : { q: q.trim() });
  const items = (found.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Select
      {...shared}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      value={value}
      onChange={(next: string | null) => onChange(next ?? null)}
      options={items.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
    />
  );
}
