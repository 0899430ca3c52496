import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { usePause } from '../ui/usePause.ts';
import styles from './Audit.module.css';
import type { AuditFilter } from './api.ts';
import { auditText } from './text.ts';

const route = getRouteApi('/in/audit');

export function AuditFilters() {
  const text = useText(auditText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (name: keyof AuditFilter, value: string | undefined): void =>
    void navigate({
      search: (old) => Object.fromEntries(Object.entries({ ...old, [name]: value?.trim() }).filter(([, said]) => said)),
      replace: true,
    });
  const rooms = Object.keys(text.rooms) as (keyof typeof text.rooms)[];
  return (
    <Panel title={text.find}>
      <div className={styles.filters}>
        <Typed label={text.words} hint={text.wordsHint} value={search.q} onChange={(value) => set('q', value)} />
        <Field label={text.room}>
          <Select
            allowClear
            placeholder={text.anyRoom}
            value={search.type ?? null}
            onChange={(value: string | null) => set('type', value ?? undefined)}
            options={rooms.map((value) => ({ value, label: text.rooms[value] }))}
          />
        </Field>
        <Typed label={text.actor} hint={text.actorHint} value={search.actor} onChange={(value) => set('actor', value)} />
        <Typed label={text.subject} hint="" value={search.subject} onChange={(value) => set('subject', value)} />
        <Field label={text.from}>
          <DayInput value={search.from ?? ''} onChange={(day) => set('from', day)} />
        </Field>
        <Field label={text.to}>
          <DayInput value={search.to ?? ''} onChange={(day) => set('to', day)} />
        </Field>
      </div>
    </Panel>
  );
}

function Typed({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  value: string | undefined;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = usePause(value ?? '', onChange);
  return (
    <Field label={label}>
      <Input maxLength={100} placeholder={hint} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Field>
  );
}
