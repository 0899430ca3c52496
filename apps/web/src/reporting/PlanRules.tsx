import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import type { PlanReminders } from '@gongjian/contract/reporting-reminders';
import { Button } from '../ui/Button.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useDropPlanReminders, useSavePlanReminders } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';
import { RulesPanel, useRules } from './RulesPanel.tsx';

type Props = { plan: PlanReminders; cityRules: ReminderSetting['rules'] };

/** The rules of one plan: its own, or the city’s until somebody gives it some. */
export function PlanRules({ plan, cityRules }: Props) {
  return plan.rules === null ? <ByTheCity plan={plan} cityRules={cityRules} /> : <OwnRules plan={plan} rules={plan.rules} />;
}

const sayNo = (error: unknown): void => tell(refusalText(error, currentLanguage()), 'failed');

function ByTheCity({ plan, cityRules }: Props) {
  const text = useText(noticesText);
  const save = useSavePlanReminders();
  const begin = (): void => save.mutate({ planId: plan.planId, version: 0, rules: cityRules }, { onError: sayNo });
  return (
    <Panel
      title={plan.title}
      actions={
        <Button size="small" busy={save.isPending} onClick={begin}>
          {text.ownRules}
        </Button>
      }
    >
      <p>{text.byTheCity}</p>
    </Panel>
  );
}

function OwnRules({ plan: { planId, title, version }, rules }: { plan: PlanReminders; rules: ReminderSetting['rules'] }) {
  const text = useText(noticesText);
  const words = useText(uiText);
  const save = useSavePlanReminders();
  const drop = useDropPlanReminders();
  const edited = useRules(rules);
  const keep = (): void => save.mutate({ planId, version, rules: edited.rules }, { onSuccess: () => tell(text.saved) });
  const giveUp = (
    <Button
      size="small"
      danger
      busy={drop.isPending}
      onClick={() => drop.mutate(planId, { onSuccess: () => tell(text.ownRulesDropped), onError: sayNo })}
    >
      {text.dropOwnRules}
    </Button>
  );
  return (
    <div className={styles.stack}>
      <RulesPanel title={title} lead={text.ownRulesLead} edited={edited} actions={giveUp} />
      <Problem error={save.error} words={text.ruleProblems} />
      <div className={styles.toolbar}>
        <Button look="primary" disabled={!edited.ready} busy={save.isPending} onClick={keep}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
