import type { Programme } from '@gongjian/contract/plan';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useProgrammes } from './api.ts';
import { planText } from './text.ts';

/** 行动计划: what has been published. */
export function Plans() {
  const text = useText(planText);
  const programmes = useProgrammes();
  return (
    <Page title={text.plans} lead={text.plansLead} actions={<ToImport />}>
      <Panel title={text.plans} flush>
        <Loaded query={programmes}>
          {({ items }) => (
            <DataTable<Programme>
              label={text.plans}
              rows={items}
              rowKey={(one) => one.id}
              empty={<Empty action={<ToImport />}>{text.noPlans}</Empty>}
              columns={[
                {
                  key: 'title',
                  title: text.title,
                  cell: (one) => (
                    <Link to="/plans/$programmeId" params={{ programmeId: one.id }}>
                      {one.title}
                    </Link>
                  ),
                },
                { key: 'year', title: text.year, cell: (one) => one.year ?? '——', width: 64 },
                { key: 'number', title: text.documentNumber, cell: (one) => one.documentNumber ?? '——', width: 170 },
                { key: 'issuer', title: text.issuer, cell: (one) => one.issuer ?? '——', width: 180 },
                { key: 'issued', title: text.issuedOn, cell: (one) => one.issuedOn ?? '——', width: 110 },
                { key: 'version', title: text.versions, cell: (one) => text.version(one.version), width: 84 },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}

function ToImport() {
  const text = useText(planText);
  if (!useViewer().may('plan.import')) return null;
  return (
    <Link to="/imports">
      <Button look="primary" tabIndex={-1}>
        {text.newImport}
      </Button>
    </Link>
  );
}
