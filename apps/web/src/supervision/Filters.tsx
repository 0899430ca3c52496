import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

/** What is shown; on a narrow screen the filters stand folded. */
export function Filters({ children }: { children: ReactNode }) {
  const text = useText(supervisionText);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const fold = narrow && (
    <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
      {text.filters}
    </Button>
  );
  return (
    <Panel title={text.filters} actions={fold}>
      {(open || !narrow) && <div className={styles.filters}>{children}</div>}
    </Panel>
  );
}

type Choice = { readonly value: string; readonly label: string };
type ChoiceProps = {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly Choice[];
  readonly onChange: (value: string | undefined) => void;
};

export const ChoiceFilter = ({ label, any, value, options, onChange }: ChoiceProps) => (
  <Field label={label}>
    <Select
      allowClear
      placeholder={any}
      value={value ?? null}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      options={[...options]}
    />
  </Field>
);

type WordsProps = { readonly label: string; readonly value: string | undefined; readonly onChange: (q: string | undefined) => void };

/** Words are searched when they are finished: on Enter, or when the field is left. */
export const WordsFilter = ({ label, value, onChange }: WordsProps) => (
  <Field label={label}>
    <Input
      type="search"
      key={value ?? ''}
      defaultValue={value ?? ''}
      maxLength={100}
      onBlur={(event) => onChange(event.target.value.trim() || undefined)}
      onKeyDown={(event) => event.key === 'Enter' && onChange(event.currentTarget.value.trim() || undefined)}
    />
  </Field>
);
