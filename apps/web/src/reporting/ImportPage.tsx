import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { DropZone } from '../ui/DropZone.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useCycles } from './api.ts';
import { formText } from './form-text.ts';
import { ImportProgress } from './ImportProgress.tsx';
import { useStartImport } from './import-api.ts';
import { importText } from './import-text.ts';
import { monthName, newestOwed } from './months.ts';
import styles from './Reporting.module.css';
import { reportsText } from './reports-text.ts';

const route = getRouteApi('/in/reports/import');

/** 批量导入: drop a file, watch it being checked, confirm, watch it being written. */
export function ImportPage() {
  const text = useText(importText);
  const words = useText(reportsText);
  const back = useText(formText).toList;
  const { month: chosen, job } = route.useSearch();
  const navigate = route.useNavigate();
  const cycles = useCycles();
  const go = (search: { month?: string; job?: string }): void => void navigate({ search });
  return (
    <Page title={text.title} lead={text.lead} actions={<Link to="/reports">{back}</Link>}>
      <Loaded query={cycles}>
        {({ items }) => {
          const open = items.filter(({ sealed }) => sealed === null);
          const month = chosen ?? newestOwed(open);
          if (month === undefined) return <Empty>{words.noCycles}</Empty>;
          if (job !== undefined) return <ImportProgress jobId={job} onAgain={() => go({ month })} />;
          return <ChooseFile months={open.map((cycle) => cycle.month)} month={month} go={go} />;
        }}
      </Loaded>
    </Page>
  );
}

type ChooseProps = { months: readonly string[]; month: string; go: (search: { month?: string; job?: string }) => void };

function ChooseFile({ months, month, go }: ChooseProps) {
  const text = useText(importText);
  const words = useText(reportsText);
  const language = useLanguage();
  const start = useStartImport();
  const [percent, setPercent] = useState(0);
  const send = (file: File): void =>
    start.mutate(
      { month, file, onProgress: (share) => setPercent(Math.round(share * 100)) },
      { onSuccess: ({ id }) => go({ month, job: id }) },
    );
  return (
    <Panel title={text.file}>
      <div className={styles.stack}>
        <p className="soft">{text.headings}</p>
        <Field label={words.month}>
          <Select
            value={month}
            onChange={(chosen: string) => go({ month: chosen })}
            options={months.map((value) => ({ value, label: monthName(value, language) }))}
          />
        </Field>
        <DropZone hint={text.hint} accept=".csv,.xlsx" onFile={send} />
        {start.isPending && <p role="status">{text.uploading(percent)}</p>}
        <Problem error={start.error} />
      </div>
    </Panel>
  );
}
