import { eventName, eventTypes } from '@gongjian/contract/audit-event-names';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { usePause } from '../ui/usePause.ts';
import { ActorSelect } from './ActorSelect.tsx';
import styles from './Audit.module.css';
import type { AuditFilter } from './api.ts';
import { auditText } from './text.ts';

const route = getRouteApi('/in/audit');

export function AuditFilters() {
  const text = useText(auditText);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (name: keyof AuditFilter, value: string | undefined): void =>
    void navigate({
      search: (old) => Object.fromEntries(Object.entries({ ...old, [name]: value?.trim() }).filter(([, said]) => said)),
      replace: true,
    });
  return (
    <Panel
      title={text.find}
      actions={
        Object.keys(search).length > 0 && (
          <Button size="small" onClick={() => void navigate({ search: {} })}>
            {text.reset}
          </Button>
        )
      }
    >
      <div className={styles.filters}>
        <Field label={text.actor}>
          <ActorSelect value={search.actor} onChange={(value) => set('actor', value)} />
        </Field>
        <Field label={text.kind}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={text.anyKind}
            popupMatchSelectWidth={false}
            value={search.type ?? null}
            onChange={(value: string | null) => set('type', value ?? undefined)}
            options={kindOptions(language)}
          />
        </Field>
        <Field label={text.from}>
          <DayInput value={search.from ?? ''} onChange={(day) => set('from', day)} />
        </Field>
        <Field label={text.to} problem={search.from && search.to && search.to < search.from ? text.toBeforeFrom : undefined}>
          <DayInput value={search.to ?? ''} onChange={(day) => set('to', day)} />
        </Field>
        <Words value={search.q} onChange={(value) => set('q', value)} />
        {search.subject !== undefined && (
          <Field label={text.subject}>
            <Input value={search.subject} readOnly />
          </Field>
        )}
      </div>
      {search.subject !== undefined && (
        <Button size="small" onClick={() => set('subject', undefined)}>
          {text.anySubject}
        </Button>
      )}
    </Panel>
  );
}

/** Every kind of event by the business it belongs to; the business itself can be chosen too. */
function kindOptions(language: Language) {
  const text = auditText[language];
  const rooms = [...new Set(eventTypes.map((type) => type.slice(0, type.indexOf('.') + 1)))];
  return rooms.map((room) => {
    const name = (text.rooms as Readonly<Record<string, string>>)[room] ?? room;
    const kinds = eventTypes.filter((type) => type.startsWith(room)).map((type) => ({ value: type, label: eventName(type, language) }));
    return { label: name, title: name, options: [{ value: room, label: text.wholeRoom(name) }, ...kinds] };
  });
}

function Words({ value, onChange }: { value: string | undefined; onChange: (value: string) => void }) {
  const text = useText(auditText);
  const [typed, setTyped] = usePause(value ?? '', onChange);
  return (
    <Field label={text.words}>
      <Input maxLength={100} placeholder={text.wordsHint} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Field>
  );
}
