import { Select } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { useKinds } from './api.ts';
import styles from './Cases.module.css';
import type { CaseSearch } from './case-search.ts';
import { casesText } from './text.ts';

type Props = { search: CaseSearch; set: (part: { readonly [K in keyof CaseSearch]: string | undefined }) => void };

/** Which cases to show; on a narrow screen the filters stand folded. */
export function CaseFilters({ search, set }: Props) {
  const text = useText(casesText);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const fold = narrow && (
    <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
      {text.filters}
    </Button>
  );
  return (
    <Panel title={text.filters} actions={fold}>
      {(open || !narrow) && (
        <div className={styles.filters}>
          <KindFilter search={search} set={set} />
          <Field label={text.unit}>
            <UnitSelect value={search.unit} onChange={(unit) => set({ unit })} placeholder={text.anyUnit} />
          </Field>
          <Field label={text.which}>
            <Select
              value={search.which ?? 'open'}
              onChange={(which) => set({ which: which === 'open' ? undefined : which })}
              options={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: text[value] }))}
            />
          </Field>
          <Field label={text.words}>
            <Input
              type="search"
              key={search.q ?? ''}
              defaultValue={search.q ?? ''}
              maxLength={100}
              onBlur={(event) => set({ q: event.target.value.trim() || undefined })}
              onKeyDown={(event) => event.key === 'Enter' && set({ q: event.currentTarget.value.trim() || undefined })}
            />
          </Field>
          <Checkbox checked={search.overdue === 'true'} onChange={(on) => set({ overdue: on ? 'true' : undefined })}>
            {text.overdueOnly}
          </Checkbox>
        </div>
      )}
    </Panel>
  );
}

function KindFilter({ search, set }: Props) {
  const text = useText(casesText);
  const kinds = useKinds();
  return (
    <Field label={text.kind}>
      <Select
        allowClear
        placeholder={text.allKinds}
        loading={kinds.isPending}
        value={search.kind ?? null}
        onChange={(kind: string | null) => set({ kind: kind ?? undefined, stage: undefined })}
        options={(kinds.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
      />
    </Field>
  );
}
