import type { Assessment, whatIf } from '@gongjian/contract/assessment';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import styles from './Assessment.module.css';
import { useWhatIf } from './api.ts';
import { assessmentText } from './text.ts';

type Moved = z.output<typeof whatIf.reply>['units'][number];

/** Other weights, other ranks; nothing is kept. */
export function WhatIf({ one }: { one: Assessment }) {
  const text = useText(assessmentText);
  const words = useText(uiText);
  const tried = useWhatIf(one.id);
  const [weights, setWeights] = useState<Record<string, string>>({});
  const columns: Column<Moved>[] = [
    { key: 'rank', title: text.rank, cell: ({ rank }) => rank, width: 60, end: true },
    { key: 'unit', title: text.unit, cell: ({ unit }) => unit.name },
    { key: 'score', title: text.score, cell: ({ published }) => published, width: 90, end: true },
    { key: 'was', title: text.was, cell: ({ before, was }) => `${before}${words.aside(was)}`, width: 130, end: true },
    { key: 'interval', title: text.interval, cell: ({ low, high }) => `${low}–${high}`, width: 110, end: true },
  ];
  const rows = [...(tried.data?.units ?? [])].sort((a, b) => a.group.localeCompare(b.group) || a.rank - b.rank);
  return (
    <Panel title={text.whatIf}>
      <p className="soft">{text.whatIfLead}</p>
      <div className={styles.weights}>
        {one.definition.parts.map(({ code, title, weight }) => (
          <Field key={code} label={title}>
            <Input
              inputMode="decimal"
              value={weights[code] ?? weight}
              onChange={(event) => setWeights({ ...weights, [code]: event.target.value })}
            />
          </Field>
        ))}
        <Button look="primary" busy={tried.isPending} onClick={() => tried.mutate(weights)}>
          {text.tryIt}
        </Button>
      </div>
      <Problem error={tried.error} words={text.problems} />
      {tried.data && <DataTable label={text.whatIf} columns={columns} rows={rows} rowKey={({ unit }) => unit.id} />}
    </Panel>
  );
}
