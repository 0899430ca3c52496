import type { ReviewMeasure } from '@gongjian/contract/plan';
import { dutyFrequency, target as targetShape } from '@gongjian/contract/plan-review';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import styles from './Review.module.css';
import { recordsText } from './records-text.ts';

type Target = ReviewMeasure['targets'][number];
type Deliverable = ReviewMeasure['deliverables'][number];
type Duty = ReviewMeasure['duties'][number];
type RowsProps<Row> = { rows: readonly Row[]; onChange: (rows: Row[]) => void };

const nowhere = { start: 0, end: 0, line: 0, page: null };
const newTarget: Target = {
  phrase: '',
  metric: null,
  comparator: 'atLeast',
  value: null,
  unit: null,
  scope: 'city',
  places: [],
  strength: 'must',
  about: false,
  by: null,
  excludes: [],
  source: nowhere,
};

/** Rows of one kind of promise, each with its fields and a way out. */
function Rows<Row>({
  title,
  add,
  rows,
  empty,
  onChange,
  fields,
}: RowsProps<Row> & { title: string; add: string; empty: Row; fields: (row: Row, put: (part: Partial<Row>) => void) => ReactNode }) {
  const words = useText(uiText);
  const put = (at: number) => (part: Partial<Row>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: promises have no name of their own, and their fields hold no state
        <div key={i} className={styles.row}>
          {fields(row, put(i))}
          <Button onClick={() => onChange(rows.filter((_, at) => at !== i))}>{words.remove}</Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rows, empty])}>
        {add}
      </Button>
    </fieldset>
  );
}

export function TargetRows({ rows, onChange }: RowsProps<Target>) {
  const text = useText(recordsText);
  const { comparator, scope, strength } = targetShape.shape;
  return (
    <Rows
      title={text.targets}
      add={text.addTarget}
      rows={rows}
      empty={newTarget}
      onChange={onChange}
      fields={(row, put) => (
        <>
          <Words label={text.phrase} value={row.phrase} onChange={(phrase) => put({ phrase })} wide />
          <Words label={text.metric} value={row.metric} onChange={(metric) => put({ metric: metric || null })} />
          <Choice
            label={text.comparator}
            value={row.comparator}
            options={comparator.options}
            words={text.comparators}
            onChange={(value) => put({ comparator: value })}
          />
          <Words label={text.value} value={row.value} onChange={(value) => put({ value: value || null })} />
          <Words label={text.unit} value={row.unit} onChange={(unit) => put({ unit: unit || null })} />
          <Choice
            label={text.scope}
            value={row.scope}
            options={scope.options}
            words={text.scopes}
            onChange={(value) => put({ scope: value })}
          />
          <Choice
            label={text.strength}
            value={row.strength}
            options={strength.options}
            words={text.strengths}
            onChange={(value) => put({ strength: value })}
          />
          <Day label={text.byDay} value={row.by} onChange={(by) => put({ by })} />
        </>
      )}
    />
  );
}

export function DeliverableRows({ rows, onChange }: RowsProps<Deliverable>) {
  const text = useText(recordsText);
  return (
    <Rows
      title={text.deliverables}
      add={text.addDeliverable}
      rows={rows}
      empty={{ phrase: '', verb: '', title: '', by: null, source: nowhere }}
      onChange={onChange}
      fields={(row, put) => (
        <>
          <Words label={text.phrase} value={row.phrase} onChange={(phrase) => put({ phrase })} wide />
          <Words label={text.verb} value={row.verb} onChange={(verb) => put({ verb })} />
          <Words label={text.deliverableTitle} value={row.title} onChange={(title) => put({ title })} />
          <Day label={text.byDay} value={row.by} onChange={(by) => put({ by })} />
        </>
      )}
    />
  );
}

export function DutyRows({ rows, onChange }: RowsProps<Duty>) {
  const text = useText(recordsText);
  return (
    <Rows
      title={text.duties}
      add={text.addDuty}
      rows={rows}
      empty={{ phrase: '', frequency: 'regular', source: nowhere }}
      onChange={onChange}
      fields={(row, put) => (
        <>
          <Words label={text.phrase} value={row.phrase} onChange={(phrase) => put({ phrase })} wide />
          <Choice
            label={text.frequency}
            value={row.frequency}
            options={dutyFrequency.options}
            words={text.frequencies}
            onChange={(value) => put({ frequency: value })}
          />
        </>
      )}
    />
  );
}

const Words = ({
  label,
  value,
  onChange,
  wide,
}: {
  label: string;
  value: string | null;
  onChange: (value: string) => void;
  wide?: boolean;
}) => (
  <Field label={label} wide={wide ?? false}>
    <Input value={value ?? ''} onChange={(event) => onChange(event.target.value)} />
  </Field>
);

const Day = ({ label, value, onChange }: { label: string; value: string | null; onChange: (value: string | null) => void }) => (
  <Field label={label}>
    <DayInput value={value ?? ''} onChange={(day) => onChange(day || null)} />
  </Field>
);

function Choice<K extends string>({
  label,
  value,
  options,
  words,
  onChange,
}: {
  label: string;
  value: K;
  options: readonly K[];
  words: Readonly<Record<K, string>>;
  onChange: (value: K) => void;
}) {
  return (
    <Field label={label}>
      <Select<K> value={value} onChange={onChange} options={options.map((key) => ({ value: key, label: words[key] }))} />
    </Field>
  );
}
