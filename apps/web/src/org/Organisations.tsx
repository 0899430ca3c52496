import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Decisions } from './Decisions.tsx';
import { Groups } from './Groups.tsx';
import { orgText } from './text.ts';
import { AddUnitForm, MergeForm } from './UnitForms.tsx';
import { UnitsView } from './UnitsView.tsx';

const route = getRouteApi('/in/org');
const views = { tree: UnitsView, groups: Groups, decisions: Decisions } as const;
const titles = { tree: 'tree', groups: 'groups', decisions: 'decisions' } as const;
type View = keyof typeof views;

/** 单位与分组: who there is, what groups mean, and what people decided. */
export function Organisations() {
  const text = useText(orgText);
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const offered = Object.keys(views) as View[];
  const view = offered.find((one) => one === search.view) ?? 'tree';
  const Shown = views[view];
  return (
    <Page title={text.org} lead={text.orgLead} actions={viewer.may('org.manage') && <OrgActions />}>
      <Tabs
        label={text.views}
        tabs={offered.map((key) => ({ key, title: text[titles[key]] }))}
        chosen={view}
        onChoose={(key) => void navigate({ search: { view: key }, replace: true })}
      >
        <Shown />
      </Tabs>
    </Page>
  );
}

function OrgActions() {
  const text = useText(orgText);
  const [open, setOpen] = useState<'add' | 'merge' | null>(null);
  return (
    <>
      <Button onClick={() => setOpen('merge')}>{text.merge}</Button>
      <Button look="primary" onClick={() => setOpen('add')}>
        {text.addUnit}
      </Button>
      {open === 'add' && <AddUnitForm onClose={() => setOpen(null)} />}
      {open === 'merge' && <MergeForm onClose={() => setOpen(null)} />}
    </>
  );
}
