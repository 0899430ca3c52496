import { Select } from 'antd';
import { usePeople } from '../org/api.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { type CampaignPlan, useDefinitions } from './api.ts';
import { campaignText } from './campaign-text.ts';
import styles from './Supervision.module.css';

type Member = NonNullable<CampaignPlan['team']>[number];
type Props = {
  chosen: readonly Member[];
  type: string;
  /** Those who are on it already, who may have left the register. */
  names: readonly { readonly id: string; readonly name: string }[];
  onChange: (team: Member[]) => void;
};

/** 督察组: one of them leads. */
export function Team({ chosen, type, names, onChange }: Props) {
  const text = useText(campaignText);
  const words = useText(uiText);
  const least = useDefinitions().data?.types.find(({ code }) => code === type)?.team.least ?? 1;
  const people = usePeople({ active: 'true' });
  const known = (people.data?.pages ?? []).flatMap(({ items }) => items);
  const nameOf = (id: string): string => known.find((one) => one.id === id)?.name ?? names.find((one) => one.id === id)?.name ?? id;
  const lead = (id: string, leads: boolean): void => onChange(chosen.map((one) => ({ ...one, leads: one.id === id && leads })));
  return (
    <Panel title={text.team} note={text.leastTeam(least)}>
      <div className={styles.stack}>
        <ul className={styles.stack}>
          {chosen.map(({ id, leads = false }) => (
            <li key={id} className={styles.row}>
              <span lang="zh-CN">{nameOf(id)}</span>
              <Checkbox checked={leads} onChange={(on) => lead(id, on)}>
                {text.leads}
              </Checkbox>
              <Button size="small" onClick={() => onChange(chosen.filter((one) => one.id !== id))}>
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
        <Field label={text.addMember}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={people.isPending}
            value={null}
            onChange={(id: string | null) => id !== null && onChange([...chosen, { id, leads: chosen.length === 0 }])}
            options={known
              .filter(({ id }) => !chosen.some((one) => one.id === id))
              .map(({ id, name, unit }) => ({ value: id, label: `${name} · ${unit.name}` }))}
          />
        </Field>
      </div>
    </Panel>
  );
}
