import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { useOutline } from '../tasks/api.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { instantText, todayInCity } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { type RulesShown, useRuleSets } from './api.ts';
import styles from './Rules.module.css';
import { RulesEditor } from './RulesEditor.tsx';
import { DEFAULTS, inForce } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';

/** 亮灯规则: by what lags become lights, of which plan and since when. */
export function LightRules() {
  const text = useText(rulesText);
  const viewer = useViewer();
  const sets = useRuleSets();
  const [adding, setAdding] = useState(false);
  const held = inForce(sets.data?.items ?? [], todayInCity());
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        viewer.may('tasks.manage') &&
        !adding && (
          <Button look="primary" disabled={!sets.data} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      {adding && <RulesEditor held={held} onClose={() => setAdding(false)} />}
      <Loaded query={sets}>
        {({ items }) => (
          <>
            <InForce held={held} />
            <History items={items} held={held} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

export function usePlanNames(): (planId: string | null) => string {
  const text = useText(rulesText);
  const outline = useOutline();
  const plans = (outline.data?.programmes ?? []).flatMap(({ plans: own }) => own);
  return (planId) => (planId === null ? text.allPlans : (plans.find(({ id }) => id === planId)?.title ?? planId));
}

function InForce({ held }: { held: readonly RulesShown[] }) {
  const text = useText(rulesText);
  const nameOf = usePlanNames();
  const general = held.find(({ planId }) => planId === null);
  const shown = [...(general ? [] : [{ ...DEFAULTS, source: text.builtIn }]), ...held];
  return (
    <Panel title={text.inForce}>
      <ul className={styles.held}>
        {shown.map((rules) => (
          <li key={rules.planId ?? ''}>
            <strong>{nameOf(rules.planId)}</strong>
            <span>{text.pace(rules.behindFrom, rules.seriousOver)}</span>
            <span>{text.watch(rules.regularMonths, rules.lapsedFrom, rules.expectedDay)}</span>
            <span className="soft">{rules.source}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function History({ items, held }: { items: readonly RulesShown[]; held: readonly RulesShown[] }) {
  const text = useText(rulesText);
  const language = useLanguage();
  const nameOf = usePlanNames();
  const today = todayInCity();
  const stateOf = (rules: RulesShown): string => (rules.from > today ? text.notYet : held.includes(rules) ? text.holds : text.past);
  return (
    <Panel title={text.history} note={String(items.length)} flush>
      <DataTable
        label={text.history}
        rows={items}
        rowKey={(rules) => rules.id}
        empty={text.none}
        columns={[
          { key: 'from', title: text.from, cell: (rules) => rules.from, width: 110 },
          { key: 'state', title: text.state, cell: stateOf, width: 90 },
          { key: 'plan', title: text.plan, cell: (rules) => nameOf(rules.planId), width: 220 },
          {
            key: 'says',
            title: text.title,
            cell: (rules) => (
              <>
                {text.pace(rules.behindFrom, rules.seriousOver)}
                <br />
                {text.watch(rules.regularMonths, rules.lapsedFrom, rules.expectedDay)}
              </>
            ),
          },
          { key: 'source', title: text.source, cell: (rules) => rules.source, width: 200 },
          { key: 'by', title: text.by, cell: (rules) => `${rules.by.name} · ${instantText(rules.at, language)}`, width: 190 },
        ]}
      />
    </Panel>
  );
}
