import { Select } from 'antd';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { type CampaignPlan, useDefinitions } from './api.ts';
import { campaignText } from './campaign-text.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

type Target = NonNullable<CampaignPlan['targets']>[number];
type Props = { chosen: readonly Target[]; type: string; onChange: (targets: Target[]) => void };

/** 检查对象: what is inspected, by which list, and the unit that answers for it. */
export function Targets({ chosen, type, onChange }: Props) {
  const text = useText(campaignText);
  const definitions = useDefinitions();
  const kind = definitions.data?.types.find(({ code }) => code === type);
  const add = (): void =>
    onChange([...chosen, { kind: kind?.targets[0] ?? 'unit', name: '', unit: '', checklist: kind?.checklists[0] ?? '', place: null }]);
  return (
    <Panel title={text.targets} note={String(chosen.length)}>
      <div className={styles.stack}>
        {chosen.length === 0 && <p className="soft">{text.noTargets}</p>}
        {chosen.map((target, i) => (
          <TargetRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are only added at the end or taken away whole
            key={i}
            n={i + 1}
            target={target}
            kinds={kind?.targets ?? []}
            checklists={(definitions.data?.checklists ?? []).filter(({ code }) => kind?.checklists.includes(code))}
            onChange={(next) => onChange(chosen.map((one, j) => (i === j ? next : one)))}
            onRemove={() => onChange(chosen.filter((_, j) => i !== j))}
          />
        ))}
        <div>
          <Button disabled={kind === undefined} onClick={add}>
            {text.addTarget}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

type RowProps = {
  n: number;
  target: Target;
  kinds: readonly Target['kind'][];
  checklists: readonly { readonly code: string; readonly title: string }[];
  onChange: (target: Target) => void;
  onRemove: () => void;
};

function TargetRow({ n, target, kinds, checklists, onChange, onRemove }: RowProps) {
  const text = useText(campaignText);
  const room = useText(supervisionText);
  const words = useText(uiText);
  const fill = (part: Partial<Target>): void => onChange({ ...target, ...part });
  return (
    <fieldset className={styles.rowForm}>
      <legend className="unseen">{text.targetOf(n)}</legend>
      <Field label={text.targetKind}>
        <Select
          value={target.kind}
          onChange={(kind) => fill({ kind })}
          options={kinds.map((value) => ({ value, label: room.kinds[value] }))}
        />
      </Field>
      <Field label={text.targetName}>
        <Input value={target.name} maxLength={200} onChange={(event) => fill({ name: event.target.value })} />
      </Field>
      <Field label={room.unit}>
        <UnitSelect value={target.unit || undefined} onChange={(unit) => fill({ unit: unit ?? '' })} />
      </Field>
      <Field label={text.checklist}>
        <Select
          value={target.checklist || null}
          onChange={(checklist: string) => fill({ checklist })}
          options={checklists.map(({ code, title }) => ({ value: code, label: title }))}
        />
      </Field>
      <Button size="small" onClick={onRemove}>
        {words.remove}
      </Button>
    </fieldset>
  );
}
