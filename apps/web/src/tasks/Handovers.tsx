import type { Handover } from '@gongjian/contract/tasks';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useHandovers } from './api.ts';
import { HandOverForm } from './HandOverForm.tsx';
import { handoverText } from './handover-text.ts';

/** 职责交接: closed units that still owe something. Nothing is shown while nothing waits. */
export function Handovers() {
  const text = useText(handoverText);
  const words = useText(uiText);
  const viewer = useViewer();
  const found = useHandovers();
  const [open, setOpen] = useState<Handover | null>(null);
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={text.handovers} note={text.handoversLead} flush>
      <DataTable
        label={text.handovers}
        rows={items}
        rowKey={(one) => one.unit.id}
        columns={[
          { key: 'unit', title: text.closedUnit, cell: (one) => one.unit.name, width: 200 },
          { key: 'on', title: text.closedOn, cell: (one) => one.closedOn, width: 120 },
          { key: 'after', title: text.successors, cell: (one) => words.listed(one.successors.map(({ name }) => name)) || words.none },
          { key: 'owed', title: text.owed, cell: (one) => text.owedCount(one.measures.length), width: 120 },
          {
            key: 'do',
            title: '',
            cell: (one) =>
              viewer.may('tasks.manage') && (
                <Button size="small" onClick={() => setOpen(one)}>
                  {text.handOver}
                </Button>
              ),
            width: 90,
          },
        ]}
      />
      {open && <HandOverForm handover={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
