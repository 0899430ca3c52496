import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import type { PlanReminders } from '@gongjian/contract/reporting-reminders';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { usePlanReminders, useReminders, useSaveReminders } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import { PlanRules } from './PlanRules.tsx';
import styles from './Reporting.module.css';
import { RulesPanel, useRules } from './RulesPanel.tsx';

/** 提醒规则 of the city or of one plan, and 免打扰. */
export function ReminderRules() {
  const reminders = useReminders();
  const plans = usePlanReminders();
  const [chosen, setChosen] = useState<string | null>(null);
  const items = plans.data?.items ?? [];
  const plan = items.find(({ planId }) => planId === chosen);
  return (
    <div className={styles.stack}>
      {items.length > 0 && <WhichRules items={items} chosen={plan?.planId ?? ''} choose={setChosen} />}
      <Loaded query={reminders}>
        {(setting) =>
          plan ? (
            <PlanRules key={`${plan.planId}-${plan.version}`} plan={plan} cityRules={setting.rules} />
          ) : (
            <RulesForm key={setting.version} setting={setting} />
          )
        }
      </Loaded>
    </div>
  );
}

type Choice = { items: readonly PlanReminders[]; chosen: string; choose: (planId: string) => void };

function WhichRules({ items, chosen, choose }: Choice) {
  const text = useText(noticesText);
  const ofPlans = items.map(({ planId, title, rules }) => ({ value: planId, label: rules === null ? title : text.hasOwnRules(title) }));
  return (
    <Field label={text.rulesOf}>
      <Select value={chosen} onChange={choose} options={[{ value: '', label: text.ofTheCity }, ...ofPlans]} />
    </Field>
  );
}

function RulesForm({ setting }: { setting: ReminderSetting }) {
  const text = useText(noticesText);
  const words = useText(uiText);
  const save = useSaveReminders();
  const edited = useRules(setting.rules);
  const [quiet, setQuiet] = useState({
    quietFrom: setting.quietFrom,
    quietTo: setting.quietTo,
    workdaysOnly: setting.workdaysOnly,
    pressGapHours: setting.pressGapHours,
  });
  const ready = edited.ready && quiet.quietFrom !== '' && quiet.quietTo !== '';
  const keep = (): void => save.mutate({ version: setting.version, rules: edited.rules, ...quiet }, { onSuccess: () => tell(text.saved) });
  return (
    <div className={styles.stack}>
      <RulesPanel title={text.rules} lead={text.rulesLead} edited={edited} />
      <Panel title={text.quiet}>
        <p className="soft">{text.quietLead}</p>
        <div className={styles.choice}>
          <Field label={text.quietFrom}>
            <Input type="time" value={quiet.quietFrom} onChange={(event) => setQuiet({ ...quiet, quietFrom: event.target.value })} />
          </Field>
          <Field label={text.quietTo}>
            <Input type="time" value={quiet.quietTo} onChange={(event) => setQuiet({ ...quiet, quietTo: event.target.value })} />
          </Field>
        </div>
        <Checkbox checked={quiet.workdaysOnly} onChange={(workdaysOnly) => setQuiet({ ...quiet, workdaysOnly })}>
          {text.workdaysOnly}
        </Checkbox>
      </Panel>
      <Panel title={text.pressGap}>
        <p className="soft">{text.pressGapLead}</p>
        <Field label={text.pressGapHours}>
          <InputNumber
            min={0}
            max={720}
            precision={0}
            value={quiet.pressGapHours}
            onChange={(hours) => setQuiet({ ...quiet, pressGapHours: hours ?? 0 })}
          />
        </Field>
      </Panel>
      <Problem error={save.error} words={text.ruleProblems} />
      <div className={styles.toolbar}>
        <Button look="primary" disabled={!ready} busy={save.isPending} onClick={keep}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
