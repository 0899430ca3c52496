import { Select } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { useKinds } from './api.ts';
import { boardText } from './board-text.ts';
import styles from './Cases.module.css';
import type { CaseSearch } from './case-search.ts';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

type Props = { search: CaseSearch; set: (part: { readonly [K in keyof CaseSearch]: string | undefined }) => void };

/** Which cases to show; on a narrow screen the filters stand folded. */
export function CaseFilters({ search, set }: Props) {
  const text = useText(casesText);
  const board = useText(boardText);
  const viewer = useViewer();
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
          {!viewer.seesAll && (
            <Checkbox checked={search.mine === 'true'} onChange={(on) => set({ mine: on ? 'true' : undefined })}>
              {board.mineOnly}
            </Checkbox>
          )}
        </div>
      )}
    </Panel>
  );
}

function KindFilter({ search, set }: Props) {
  const text = useText(casesText);
  const named = useNamed();
  const kinds = useKinds();
  return (
    <Field label={text.kind}>
      <Select
        allowClear
        placeholder={text.allKinds}
        loading={kinds.isPending}
        value={search.kind ?? null}
        onChange={(kind: string | null) => set({ kind: kind ?? undefined, stage: undefined })}
        options={(kinds.data?.items ?? []).map((kind) => ({ value: kind.code, label: named(kind) }))}
      />
    </Field>
  );
}
