import type { Campaign } from '@gongjian/contract/supervision';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { type CampaignPlan, useCampaign, useDefinitions, useEditCampaign, usePlanCampaign } from './api.ts';
import { campaignText } from './campaign-text.ts';
import styles from './Supervision.module.css';
import { Targets } from './Targets.tsx';
import { Team } from './Team.tsx';
import { supervisionText } from './text.ts';

const route = getRouteApi('/in/supervision/plan');

/** A plan of a campaign, new or one that was not started yet. What it returns is said: inferred, it would ask the router, which asks it. */
export function PlanCampaign(): ReactNode {
  const { campaign } = route.useSearch();
  return campaign === undefined ? <PlanForm before={null} /> : <EditPlan campaignId={campaign} />;
}

function EditPlan({ campaignId }: { campaignId: string }) {
  const found = useCampaign(campaignId);
  return (
    <Loaded query={found} rows={12}>
      {(one) => <PlanForm key={one.version} before={one} />}
    </Loaded>
  );
}

const blank = (): CampaignPlan => {
  const today = todayInCity();
  return { type: 'routine', title: '', purpose: '', startsOn: today, endsOn: today, team: [], targets: [] };
};

const asPlan = ({ type, title, purpose, startsOn, endsOn, team, targetList }: Campaign): CampaignPlan => ({
  ...{ type: type.code, title, purpose, startsOn, endsOn, team: team.map(({ id, leads }) => ({ id, leads })) },
  targets: targetList.map(({ kind, name, unit, checklist, place }) => ({ kind, name, unit: unit.id, checklist: checklist.code, place })),
});

function PlanForm({ before }: { before: Campaign | null }) {
  const text = useText(campaignText);
  const room = useText(supervisionText);
  const navigate = useNavigate();
  const [plan, setPlan] = useState(() => (before === null ? blank() : asPlan(before)));
  const fill = (part: Partial<CampaignPlan>): void => setPlan((now) => ({ ...now, ...part }));
  const make = usePlanCampaign();
  const edit = useEditCampaign();
  const saving = before === null ? make : edit;
  const saved = {
    onSuccess: ({ id }: Campaign): void => {
      tell(text.saved);
      void navigate({ to: '/supervision/campaigns/$campaignId', params: { campaignId: id } });
    },
  };
  const save = (): void => {
    const { type: _, ...rest } = plan;
    if (before === null) make.mutate(plan, saved);
    else edit.mutate({ id: before.id, version: before.version, ...rest }, saved);
  };
  return (
    <Page title={before === null ? text.plan : text.edit} above={<Link to="/supervision">{room.campaigns}</Link>}>
      <About plan={plan} fill={fill} fixed={before !== null} />
      <Team chosen={plan.team ?? []} type={plan.type} names={before?.team ?? []} onChange={(team) => fill({ team })} />
      <Targets chosen={plan.targets ?? []} type={plan.type} onChange={(targets) => fill({ targets })} />
      <Problem error={saving.error} words={text.problems} />
      <div className={styles.row}>
        <Button look="primary" busy={saving.isPending} disabled={plan.title.trim() === ''} onClick={save}>
          {text.save}
        </Button>
      </div>
    </Page>
  );
}

type AboutProps = { plan: CampaignPlan; fill: (part: Partial<CampaignPlan>) => void; fixed: boolean };

/** Another kind inspects other things by other lists, so the targets begin anew. */
function About({ plan, fill, fixed }: AboutProps) {
  const text = useText(campaignText);
  const definitions = useDefinitions();
  const types = definitions.data?.types ?? [];
  const type = types.find(({ code }) => code === plan.type);
  return (
    <Panel title={text.basics}>
      <div className={styles.form}>
        <Field label={text.type} {...(type === undefined ? {} : { hint: <span lang="zh-CN">{type.purpose}</span> })}>
          <Select
            value={plan.type}
            disabled={fixed}
            loading={definitions.isPending}
            onChange={(next: string) => fill({ type: next, targets: [] })}
            options={types.map(({ code, title }) => ({ value: code, label: title }))}
          />
        </Field>
        <Field label={text.title}>
          <Input value={plan.title} maxLength={200} onChange={(event) => fill({ title: event.target.value })} />
        </Field>
        <Field label={text.startsOn}>
          <DayInput value={plan.startsOn} onChange={(startsOn) => fill({ startsOn })} />
        </Field>
        <Field label={text.endsOn}>
          <DayInput value={plan.endsOn} onChange={(endsOn) => fill({ endsOn })} />
        </Field>
        <div className={styles.wide}>
          <Field label={text.purpose}>
            <TextArea value={plan.purpose ?? ''} maxLength={4000} onChange={(event) => fill({ purpose: event.target.value })} />
          </Field>
        </div>
      </div>
    </Panel>
  );
}
