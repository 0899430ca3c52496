import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { randomId } from '../ui/random-key.ts';
import { useImportProgress, useProgrammes, useStartImport } from './api.ts';
import styles from './Imports.module.css';
import { importsText } from './imports-text.ts';
import { ReadingSteps } from './ReadingSteps.tsx';

const LARGEST = 50 * 1024 * 1024;
const route = getRouteApi('/in/imports');

/** Drop a file, see how far its reading has come, go on to its review. */
export function NewImport() {
  const text = useText(importsText);
  const navigate = useNavigate();
  const { amends: wanted } = route.useSearch();
  const start = useStartImport();
  const [importId, setImportId] = useState(randomId);
  const [year, setYear] = useState<number | null>(null);
  const [amends, setAmends] = useState(wanted ?? '');
  const [sent, setSent] = useState(0);
  const [tooLarge, setTooLarge] = useState(false);
  const progress = useImportProgress(importId, start.isPending);

  const begin = (file: File): void => {
    setTooLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    const input = { id: importId, file, onProgress: setSent, ...(year === null ? {} : { year }), ...(amends === '' ? {} : { amends }) };
    start.mutate(input, { onSuccess: ({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id } }) });
  };
  const again = (): void => {
    start.reset();
    setSent(0);
    setImportId(randomId());
  };
  if (start.isPending || start.isSuccess) {
    return (
      <Panel title={text.newImport} note={start.variables?.file.name}>
        <ReadingSteps sent={sent} step={start.isSuccess ? 'ready' : (progress.data?.step ?? 'unknown')} />
        {start.isSuccess && (
          <Link to="/imports/$importId" params={{ importId: start.data.id }}>
            {text.openReview}
          </Link>
        )}
      </Panel>
    );
  }
  return (
    <Panel title={text.newImport}>
      <div className={styles.options}>
        <Amends value={amends} onChange={setAmends} />
        <Field label={text.yearOfPlan} hint={text.yearHint}>
          <InputNumber min={1990} max={2100} value={year} onChange={setYear} />
        </Field>
      </div>
      {start.isError ? (
        <div className={styles.refused}>
          <Problem error={start.error} />
          <Button onClick={again}>{text.again}</Button>
        </div>
      ) : (
        <DropZone hint={text.dropHint} accept=".docx,.xlsx,.pdf,.html,.htm,.md,.txt" onFile={begin} />
      )}
      {tooLarge && <p role="alert">{text.tooLarge}</p>}
    </Panel>
  );
}

function Amends({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText(importsText);
  const programmes = useProgrammes();
  return (
    <Field label={text.amendsLabel}>
      <Select
        value={value}
        onChange={onChange}
        options={[
          { value: '', label: text.amendsNone },
          ...(programmes.data?.items ?? []).map((one) => ({ value: one.id, label: text.amendsThis(one.title) })),
        ]}
      />
    </Field>
  );
}
